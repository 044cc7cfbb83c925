#include "store/unread_files.h"

#include <limits>

namespace stoa::store {

namespace {

#define STOA_UNREAD_FILES                                                                                                   \
    "SELECT f.seller_id, f.attachment_id, f.author, f.author_id, f.name, f.size_bytes, f.trouble, f.looks, f.happened_at, " \
    "COALESCE(s.name, ''), COALESCE(u.name, ''), a.state, a.refusal FROM unread_files f "                                   \
    "LEFT JOIN sellers s ON s.seller_id = f.seller_id LEFT JOIN users u ON u.user_id = f.author_id "                        \
    "LEFT JOIN attachments a ON a.seller_id = f.seller_id AND a.attachment_id = f.attachment_id "

ListedUnreadFile read_listed(Row& row) {
    ListedUnreadFile listed;
    listed.row.seller = row.next<SellerId>();
    listed.row.id = row.next<AttachmentId>();
    listed.row.author = row.next<Author>();
    listed.row.author_id = row.next<UserId>();
    listed.row.name = row.next<std::string>();
    listed.row.size_bytes = row.next<std::int64_t>();
    listed.row.trouble = row.next<std::string>();
    listed.row.looks = row.next<std::int32_t>();
    listed.row.happened_at = row.next<Timestamp>();
    listed.seller_name = row.next<std::string>();
    listed.author_name = row.next<std::string>();
    listed.state = row.next<std::optional<AttachmentState>>();
    listed.refusal = row.next<std::optional<std::string>>();
    return listed;
}

}  // namespace

Result<void> put_unread_file(Transaction& transaction, const UnreadFileRow& row) {
    TRY(transaction.execute(
        "INSERT INTO unread_files (seller_id, attachment_id, author, author_id, name, size_bytes, trouble, looks, happened_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (seller_id, attachment_id) DO UPDATE SET trouble = excluded.trouble, "
        "looks = unread_files.looks + 1, happened_at = excluded.happened_at",
        row.seller, row.id, row.author, row.author_id, row.name, row.size_bytes, row.trouble, row.happened_at));
    return {};
}

Result<void> delete_unread_file(Transaction& transaction, SellerId seller, AttachmentId id) {
    TRY(transaction.execute("DELETE FROM unread_files WHERE seller_id = ? AND attachment_id = ?", seller, id));
    return {};
}

Result<std::int64_t> delete_old_unread_files(Transaction& transaction, SellerId seller, Timestamp before, int limit) {
    return transaction.execute(
        "DELETE FROM unread_files WHERE seller_id = ? AND attachment_id IN "
        "(SELECT attachment_id FROM unread_files WHERE seller_id = ? AND happened_at < ? LIMIT ?)",
        seller, seller, before, limit);
}

Result<std::vector<ListedUnreadFile>> list_unread_files(Reader& reader, const std::optional<UnreadFilePosition>& before, int limit) {
    const UnreadFilePosition from = before.value_or(UnreadFilePosition{.happened_at = {std::numeric_limits<std::int64_t>::max()}});
    return reader.list(STOA_UNREAD_FILES
                       "WHERE (f.happened_at, f.attachment_id) < (?, ?) ORDER BY f.happened_at DESC, f.attachment_id DESC LIMIT ?",
                       read_listed, from.happened_at, from.id, limit);
}

Result<std::optional<ListedUnreadFile>> find_unread_file(Reader& reader, SellerId seller, AttachmentId id) {
    return reader.find(STOA_UNREAD_FILES "WHERE f.seller_id = ? AND f.attachment_id = ?", read_listed, seller, id);
}

}  // namespace stoa::store
