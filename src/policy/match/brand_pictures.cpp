#include "policy/match/brand_pictures.h"

#include <algorithm>
#include <cmath>

namespace stoa::policy {

std::vector<const Fingerprint*> pictures_of_brand(const Brand& brand) {
    std::vector<const Fingerprint*> looks;
    for (const BrandPicture& picture : brand.pictures)
        if (picture.kind != AssetKind::ProductPhoto) looks.push_back(&picture.look);
    return looks;
}

std::vector<const Fingerprint*> photos_of_products(const Draft& draft) {
    std::vector<const Fingerprint*> looks;
    if (!draft.brand || !draft.order) return looks;
    for (const BrandPicture& picture : draft.brand->pictures) {
        const bool is_bought = std::ranges::find(draft.order->items, picture.sku, &OrderItem::sku) != draft.order->items.end();
        if (picture.kind == AssetKind::ProductPhoto && is_bought) looks.push_back(&picture.look);
    }
    return looks;
}

std::optional<Fingerprint> look_of(const Attachment& file) {
    if (!file.facts || file.facts->fingerprint.empty()) return std::nullopt;
    return decode_fingerprint(file.facts->fingerprint);
}

Box box_in(const Attachment& file, const Fingerprint& look, const Likeness& where) {
    const auto& picture = file.facts ? file.facts->picture : std::nullopt;
    const double factor = picture && look.width > 0 ? static_cast<double>(picture->width) / look.width : 1;
    const auto pixels = [&](double length) { return static_cast<std::int32_t>(std::lround(length * factor)); };
    return {.x = pixels(where.left), .y = pixels(where.top), .width = pixels(where.width), .height = pixels(where.height)};
}

}  // namespace stoa::policy
