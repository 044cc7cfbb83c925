#include "policy/rules/unrelated_image.h"

#include "policy/attachment_part.h"
#include "policy/match/brand_pictures.h"
#include "policy/match/file_purpose.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_unrelated_images(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    if (draft.author != Author::Seller || !draft.brand) return {};
    const auto of_brand = pictures_of_brand(*draft.brand);
    // Of a seller that has shown none of its brand nobody can tell.
    if (of_brand.empty() && setting.text("without_library", "pass") == "pass") return {};
    const auto of_products = photos_of_products(draft);
    std::vector<Sighting> sightings;
    for (std::size_t at = 0; at < draft.attachments.size(); ++at) {
        const Attachment& file = draft.attachments[at];
        const auto look = look_of(file);
        // An invoice that was photographed, a drawing that was asked for: content.attachment says what serves an order.
        if (!look || serves_order(file.name, view)) continue;
        if (find_shown(of_brand, *look) || find_shown(of_products, *look)) continue;
        sightings.push_back({.part = attachment_part(at), .place = FilePlace{}});
    }
    return sightings;
}

}  // namespace stoa::policy
