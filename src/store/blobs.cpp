#include "store/blobs.h"

namespace stoa::store {

namespace {

#define STOA_BLOB_COLUMNS "SELECT sha256, copy, size_bytes, created_at, touched_at FROM blobs WHERE seller_id = ? "

BlobRow read_blob(Row& row) {
    BlobRow blob{.sha256 = row.next<std::string>()};
    blob.copy = row.next<std::int64_t>();
    blob.size_bytes = row.next<std::int64_t>();
    blob.created_at = row.next<Timestamp>();
    blob.touched_at = row.next<Timestamp>();
    return blob;
}

}  // namespace

Result<std::optional<BlobRow>> find_blob(Reader& reader, SellerId seller, std::string_view sha256) {
    return reader.find(STOA_BLOB_COLUMNS "AND sha256 = ?", read_blob, seller, Bytes{sha256});
}

Result<BlobRow> put_blob(Transaction& transaction, SellerId seller, const BlobRow& fresh) {
    TRY(
        transaction.execute("INSERT INTO blobs (seller_id, sha256, copy, size_bytes, created_at, touched_at) VALUES (?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT (seller_id, sha256) DO UPDATE SET touched_at = excluded.touched_at",
                            seller, Bytes{fresh.sha256}, fresh.copy, fresh.size_bytes, fresh.created_at, fresh.touched_at));
    auto kept = TRY(find_blob(transaction, seller, fresh.sha256));
    return std::move(kept).value();
}

Result<std::vector<BlobRow>> list_blobs(Reader& reader, SellerId seller, std::string_view after, int limit) {
    return reader.list(STOA_BLOB_COLUMNS "AND sha256 > ? ORDER BY sha256 LIMIT ?", read_blob, seller, Bytes{after}, limit);
}

Result<std::int64_t> count_blobs(Reader& reader) {
    const auto count = TRY(reader.find("SELECT COUNT(*) FROM blobs", [](Row& row) { return row.next<std::int64_t>(); }));
    return count.value_or(0);
}

Result<std::vector<BlobRow>> list_unused_blobs(Reader& reader, SellerId seller, Timestamp touched_before, std::string_view after,
                                               int limit) {
    return reader.list(STOA_BLOB_COLUMNS
                       "AND sha256 > ? AND touched_at < ? AND NOT EXISTS (SELECT 1 FROM attachment_files WHERE "
                       "attachment_files.seller_id = blobs.seller_id AND attachment_files.sha256 = blobs.sha256) AND NOT EXISTS "
                       "(SELECT 1 FROM asset_files WHERE asset_files.seller_id = blobs.seller_id AND asset_files.sha256 = blobs.sha256) "
                       "ORDER BY sha256 LIMIT ?",
                       read_blob, seller, Bytes{after}, touched_before, limit);
}

Result<bool> delete_unused_blob(Transaction& transaction, SellerId seller, const BlobRow& blob, Timestamp touched_before) {
    return TRY(transaction.execute("DELETE FROM blobs WHERE seller_id = ? AND sha256 = ? AND copy = ? AND touched_at < ? AND NOT EXISTS "
                                   "(SELECT 1 FROM attachment_files WHERE attachment_files.seller_id = blobs.seller_id AND "
                                   "attachment_files.sha256 = blobs.sha256) AND NOT EXISTS (SELECT 1 FROM asset_files WHERE "
                                   "asset_files.seller_id = blobs.seller_id AND asset_files.sha256 = blobs.sha256)",
                                   seller, Bytes{blob.sha256}, blob.copy, touched_before)) > 0;
}

}  // namespace stoa::store
