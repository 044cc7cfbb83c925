// The library of a seller: pictures of its brand, and photos of its products.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "store/assets.h"

namespace stoa {

struct AssetLimits {
    static constexpr std::int64_t count_max = 2'000;         // Of a seller, of all kinds.
    static constexpr std::int64_t size_bytes_max = 180'000;  // Only its look is kept and compared: 1000 pixels a side are more than enough.
    static constexpr std::size_t name_length_max = 100;      // In code points, as the SKU.
    static constexpr std::size_t sku_length_max = 100;
    static constexpr std::int32_t side_min = 32;  // In pixels: of what is smaller nothing can be told.
};

struct AssetView {
    AssetId id{};
    AssetKind kind = AssetKind::Logo;
    std::string name{};
    std::string sku{};  // Of a product's photo, else empty.
    std::int32_t width = 0, height = 0;
    Timestamp created_at{};
};

// What is said of a picture.
struct AssetWords {
    AssetKind kind = AssetKind::Logo;
    std::string name{};
    std::string sku{};
};

// NotFound where the caller may not do that with the seller's library, or there is no such seller.
Result<void> require_brand(App& app, const Caller& caller, Right right, SellerId seller);

// Who may read the inbox sees them: all, by kind, then the newest first.
Result<std::vector<AssetView>> list_assets(App& app, const Caller& caller, SellerId seller);

// Owners, managers and the marketplace. The picture is looked into before anything is kept: picture_refused says why it is not taken,
// already_exists that it is there, too_many_assets that the library is full. Waits for the inspection.
Result<AssetView> add_asset(App& app, const Caller& caller, SellerId seller, const AssetWords& words, const std::string& bytes);
// The one photo that a SKU has from then on.
Result<AssetView> put_product_photo(App& app, const Caller& caller, SellerId seller, const std::string& sku, const std::string& bytes);
Result<AssetView> change_asset(App& app, const Caller& caller, SellerId seller, AssetId id, const AssetWords& words);
Result<void> remove_asset(App& app, const Caller& caller, SellerId seller, AssetId id);

// The picture, small: JPEG.
Result<std::string> read_asset_thumbnail(App& app, const Caller& caller, SellerId seller, AssetId id);

}  // namespace stoa
