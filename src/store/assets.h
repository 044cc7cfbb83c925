// The pictures of a seller's brand and products, with the blobs that hold their bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/words.h"
#include "store/blobs.h"
#include "store/connection.h"

namespace stoa::store {

struct AssetRow {
    AssetId id{};
    AssetKind kind = AssetKind::Logo;
    std::string name{};
    std::string sku{};  // Of a product's photo.
    std::int32_t width = 0, height = 0;
    Timestamp created_at{};
    Timestamp changed_at{};
    friend bool operator==(const AssetRow&, const AssetRow&) = default;
};

struct AssetFile {
    AttachmentPart part = AttachmentPart::Rebuilt;
    std::string media_type{};
    BlobRow blob{};
};

struct AssetLook {
    AssetKind kind = AssetKind::Logo;
    std::string name{};
    std::string sku{};
    std::string fingerprint{};
};

// Each change of a seller's assets makes its version one more.
Result<void> add_asset(Transaction& transaction, SellerId seller, const AssetRow& row, std::string_view fingerprint);
Result<void> put_asset_file(Transaction& transaction, SellerId seller, AssetId id, const AssetFile& file);
Result<void> update_asset(Transaction& transaction, SellerId seller, const AssetRow& row);
// With its files; their blobs are touched, so that they are kept for a while.
Result<void> delete_asset(Transaction& transaction, SellerId seller, AssetId id, Timestamp now);

Result<std::optional<AssetRow>> find_asset(Reader& reader, SellerId seller, AssetId id);
// By kind, then the newest first.
Result<std::vector<AssetRow>> list_assets(Reader& reader, SellerId seller);
Result<std::vector<AssetId>> list_assets_of_sku(Reader& reader, SellerId seller, const std::string& sku);
Result<std::int64_t> count_assets(Reader& reader, SellerId seller);
// Of that kind, whose picture this blob is.
Result<std::optional<AssetId>> find_asset_of_blob(Reader& reader, SellerId seller, std::string_view sha256, AssetKind kind);
Result<std::optional<AssetFile>> find_asset_file(Reader& reader, SellerId seller, AssetId id, AttachmentPart part);

// 0 where the seller never had one.
Result<std::int64_t> find_asset_version(Reader& reader, SellerId seller);
Result<std::vector<AssetLook>> list_asset_looks(Reader& reader, SellerId seller);

}  // namespace stoa::store
