#include "store/uploads.h"

namespace stoa::store {

Result<void> add_upload(Transaction& transaction, SellerId seller, const UploadRow& row) {
    TRY(transaction.execute("INSERT INTO uploads (seller_id, attachment_id, received_bytes, metadata, expires_at) VALUES (?, ?, ?, ?, ?)",
                            seller, row.id, row.received_bytes, row.metadata, row.expires_at));
    return {};
}

Result<std::optional<UploadRow>> find_upload(Reader& reader, SellerId seller, AttachmentId id) {
    const auto read = [&](Row& row) {
        UploadRow upload{.id = id, .received_bytes = row.next<std::int64_t>()};
        upload.metadata = row.next<std::string>();
        upload.expires_at = row.next<Timestamp>();
        return upload;
    };
    return reader.find("SELECT received_bytes, metadata, expires_at FROM uploads WHERE seller_id = ? AND attachment_id = ?", read, seller,
                       id);
}

Result<bool> move_upload(Transaction& transaction, SellerId seller, AttachmentId id, std::int64_t from, std::int64_t to,
                         Timestamp expires_at) {
    return TRY(transaction.execute(
               "UPDATE uploads SET received_bytes = ?, expires_at = ? WHERE seller_id = ? AND attachment_id = ? AND received_bytes = ?", to,
               expires_at, seller, id, from)) > 0;
}

Result<void> delete_upload(Transaction& transaction, SellerId seller, AttachmentId id) {
    TRY(transaction.execute("DELETE FROM uploads WHERE seller_id = ? AND attachment_id = ?", seller, id));
    return {};
}

Result<std::vector<AttachmentId>> list_expired_uploads(Reader& reader, SellerId seller, Timestamp now, int limit) {
    return reader.list(
        "SELECT attachment_id FROM uploads WHERE seller_id = ? AND expires_at <= ? ORDER BY expires_at LIMIT ?",
        [](Row& row) { return row.next<AttachmentId>(); }, seller, now, limit);
}

}  // namespace stoa::store
