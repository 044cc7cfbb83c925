#include "app/brand/checked_brand.h"

#include <algorithm>

#include "base/log.h"
#include "store/assets.h"

namespace stoa {

namespace {

bool has_picture(const policy::Draft& draft) {
    return std::ranges::any_of(draft.attachments,
                               [](const policy::Attachment& file) { return file.facts && !file.facts->fingerprint.empty(); });
}

std::shared_ptr<const policy::Brand> brand_of(std::vector<store::AssetLook> looks) {
    auto brand = std::make_shared<policy::Brand>();
    for (store::AssetLook& look : looks) {
        // What an older Stoa has kept in another form cannot be compared.
        if (auto fingerprint = decode_fingerprint(look.fingerprint))
            brand->pictures.push_back({look.kind, std::move(look.name), std::move(look.sku), *std::move(fingerprint)});
    }
    return brand;
}

}  // namespace

std::shared_ptr<BrandCache> make_brand_cache() { return std::make_shared<BrandCache>(); }

std::shared_ptr<const policy::Brand> BrandCache::find(SellerId seller, std::int64_t version) {
    const std::lock_guard lock(guard_);
    const auto found = std::ranges::find(entries_, seller, &Entry::seller);
    if (found == entries_.end() || found->version != version) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->brand;
}

void BrandCache::keep(SellerId seller, std::int64_t version, std::shared_ptr<const policy::Brand> brand) {
    const std::lock_guard lock(guard_);
    std::erase_if(entries_, [&](const Entry& entry) { return entry.seller == seller; });
    entries_.push_front({seller, version, std::move(brand)});
    std::size_t pictures = 0;
    std::size_t kept = 0;
    for (const Entry& entry : entries_) {
        pictures += entry.brand->pictures.size();
        if (kept > 0 && pictures > pictures_max) break;
        ++kept;
    }
    entries_.resize(kept);
}

std::shared_ptr<const policy::Brand> brand_for(const App& app, SellerId seller, const policy::Draft& draft) {
    if (draft.author != Author::Seller || !has_picture(draft)) return nullptr;
    auto brand = app.database.read([&](store::Reader& reader) -> Result<std::shared_ptr<const policy::Brand>> {
        const std::int64_t version = TRY(store::find_asset_version(reader, seller));
        if (auto kept = app.brands->find(seller, version)) return kept;
        auto read = brand_of(TRY(store::list_asset_looks(reader, seller)));
        app.brands->keep(seller, version, read);
        return read;
    });
    if (brand) return *std::move(brand);
    log::error("the library of seller {} cannot be read: {}", seller.number, brand.error().message);
    return nullptr;
}

}  // namespace stoa
