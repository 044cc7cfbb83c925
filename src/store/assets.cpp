#include "store/assets.h"

namespace stoa::store {

namespace {

#define STOA_ASSET_COLUMNS "SELECT asset_id, kind, name, sku, width, height, created_at, changed_at FROM assets WHERE seller_id = ? "

AssetRow read_asset(Row& row) {
    AssetRow asset{.id = row.next<AssetId>()};
    asset.kind = row.next<AssetKind>();
    asset.name = row.next<std::string>();
    asset.sku = row.next<std::string>();
    asset.width = row.next<std::int32_t>();
    asset.height = row.next<std::int32_t>();
    asset.created_at = row.next<Timestamp>();
    asset.changed_at = row.next<Timestamp>();
    return asset;
}

Result<void> count_change(Transaction& transaction, SellerId seller) {
    TRY(
        transaction.execute("INSERT INTO asset_changes (seller_id, version) VALUES (?, 1) ON CONFLICT (seller_id) DO UPDATE SET "
                            "version = asset_changes.version + 1",
                            seller));
    return {};
}

}  // namespace

Result<void> add_asset(Transaction& transaction, SellerId seller, const AssetRow& row, std::string_view fingerprint) {
    TRY(transaction.execute(
        "INSERT INTO assets (seller_id, asset_id, kind, name, sku, width, height, fingerprint, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seller, row.id, row.kind, row.name, row.sku, row.width, row.height, Bytes{fingerprint}, row.created_at, row.changed_at));
    return count_change(transaction, seller);
}

Result<void> put_asset_file(Transaction& transaction, SellerId seller, AssetId id, const AssetFile& file) {
    TRY(transaction.execute("INSERT INTO asset_files (seller_id, asset_id, part, sha256, media_type) VALUES (?, ?, ?, ?, ?)", seller, id,
                            file.part, Bytes{file.blob.sha256}, file.media_type));
    return {};
}

Result<void> update_asset(Transaction& transaction, SellerId seller, const AssetRow& row) {
    TRY(transaction.execute("UPDATE assets SET kind = ?, name = ?, sku = ?, changed_at = ? WHERE seller_id = ? AND asset_id = ?", row.kind,
                            row.name, row.sku, row.changed_at, seller, row.id));
    return count_change(transaction, seller);
}

Result<void> delete_asset(Transaction& transaction, SellerId seller, AssetId id, Timestamp now) {
    TRY(
        transaction.execute("UPDATE blobs SET touched_at = ? WHERE seller_id = ? AND sha256 IN (SELECT sha256 FROM asset_files WHERE "
                            "seller_id = ? AND asset_id = ?)",
                            now, seller, seller, id));
    TRY(transaction.execute("DELETE FROM asset_files WHERE seller_id = ? AND asset_id = ?", seller, id));
    TRY(transaction.execute("DELETE FROM assets WHERE seller_id = ? AND asset_id = ?", seller, id));
    return count_change(transaction, seller);
}

Result<std::optional<AssetRow>> find_asset(Reader& reader, SellerId seller, AssetId id) {
    return reader.find(STOA_ASSET_COLUMNS "AND asset_id = ?", read_asset, seller, id);
}

Result<std::vector<AssetRow>> list_assets(Reader& reader, SellerId seller) {
    return reader.list(STOA_ASSET_COLUMNS "ORDER BY kind, created_at DESC, asset_id DESC", read_asset, seller);
}

Result<std::vector<AssetId>> list_assets_of_sku(Reader& reader, SellerId seller, const std::string& sku) {
    return reader.list(
        "SELECT asset_id FROM assets WHERE seller_id = ? AND sku = ? ORDER BY asset_id", [](Row& row) { return row.next<AssetId>(); },
        seller, sku);
}

Result<std::int64_t> count_assets(Reader& reader, SellerId seller) {
    const auto count =
        TRY(reader.find("SELECT COUNT(*) FROM assets WHERE seller_id = ?", [](Row& row) { return row.next<std::int64_t>(); }, seller));
    return count.value_or(0);
}

Result<std::optional<AssetId>> find_asset_of_blob(Reader& reader, SellerId seller, std::string_view sha256, AssetKind kind) {
    return reader.find(
        "SELECT assets.asset_id FROM asset_files JOIN assets ON assets.seller_id = asset_files.seller_id AND assets.asset_id = "
        "asset_files.asset_id WHERE asset_files.seller_id = ? AND asset_files.sha256 = ? AND asset_files.part = ? AND assets.kind = ? "
        "ORDER BY assets.asset_id LIMIT 1",
        [](Row& row) { return row.next<AssetId>(); }, seller, Bytes{sha256}, AttachmentPart::Rebuilt, kind);
}

Result<std::optional<AssetFile>> find_asset_file(Reader& reader, SellerId seller, AssetId id, AttachmentPart part) {
    const auto read = [&](Row& row) {
        AssetFile file{.part = part, .media_type = row.next<std::string>()};
        file.blob.sha256 = row.next<std::string>();
        file.blob.copy = row.next<std::int64_t>();
        file.blob.size_bytes = row.next<std::int64_t>();
        return file;
    };
    return reader.find(
        "SELECT asset_files.media_type, blobs.sha256, blobs.copy, blobs.size_bytes FROM asset_files JOIN blobs ON "
        "blobs.seller_id = asset_files.seller_id AND blobs.sha256 = asset_files.sha256 WHERE asset_files.seller_id = ? AND "
        "asset_files.asset_id = ? AND asset_files.part = ?",
        read, seller, id, part);
}

Result<std::int64_t> find_asset_version(Reader& reader, SellerId seller) {
    const auto version = TRY(
        reader.find("SELECT version FROM asset_changes WHERE seller_id = ?", [](Row& row) { return row.next<std::int64_t>(); }, seller));
    return version.value_or(0);
}

Result<std::vector<AssetLook>> list_asset_looks(Reader& reader, SellerId seller) {
    const auto read = [](Row& row) {
        AssetLook look{.kind = row.next<AssetKind>()};
        look.name = row.next<std::string>();
        look.sku = row.next<std::string>();
        look.fingerprint = row.next<std::string>();
        return look;
    };
    return reader.list("SELECT kind, name, sku, fingerprint FROM assets WHERE seller_id = ? ORDER BY asset_id", read, seller);
}

}  // namespace stoa::store
