#include "store/attachments.h"

namespace stoa::store {

namespace {

// 1 in the statements below: bytes are still coming.
static_assert(static_cast<int>(AttachmentState::Uploading) == 1);

#define STOA_ATTACHMENT_COLUMNS                                                                                                           \
    "SELECT attachment_id, draft_id, conversation_id, seq, position, author, author_id, name, declared_type, detected_type, size_bytes, " \
    "state, refusal, created_at, changed_at FROM attachments WHERE seller_id = ? "

#define STOA_FILE_COLUMNS                                                                                                \
    "SELECT attachment_files.part, attachment_files.sha256, attachment_files.media_type, blobs.copy, blobs.size_bytes, " \
    "attachment_files.width, attachment_files.height FROM attachment_files JOIN "                                        \
    "blobs ON blobs.seller_id = attachment_files.seller_id AND blobs.sha256 = attachment_files.sha256 "                  \
    "WHERE attachment_files.seller_id = ? AND attachment_files.attachment_id = ? "

AttachmentRow read_attachment(Row& row) {
    AttachmentRow found{.id = row.next<AttachmentId>()};
    found.draft = row.next<std::optional<DraftId>>();
    found.conversation = row.next<std::optional<ConversationId>>();
    found.seq = row.next<std::optional<std::int32_t>>();
    found.position = row.next<std::int16_t>();
    found.author = row.next<Author>();
    found.author_id = row.next<UserId>();
    found.name = row.next<std::string>();
    found.declared_type = row.next<std::string>();
    found.detected_type = row.next<std::optional<std::string>>();
    found.size_bytes = row.next<std::int64_t>();
    found.state = row.next<AttachmentState>();
    found.refusal = row.next<std::optional<std::string>>();
    found.created_at = row.next<Timestamp>();
    found.changed_at = row.next<Timestamp>();
    return found;
}

AttachmentFile read_file(Row& row) {
    AttachmentFile file{.part = row.next<AttachmentPart>()};
    file.sha256 = row.next<std::string>();
    file.media_type = row.next<std::string>();
    file.copy = row.next<std::int64_t>();
    file.size_bytes = row.next<std::int64_t>();
    file.width = row.next<std::optional<std::int32_t>>();
    file.height = row.next<std::optional<std::int32_t>>();
    return file;
}

}  // namespace

Result<void> add_attachment(Transaction& transaction, SellerId seller, const AttachmentRow& row) {
    TRY(transaction.execute(
        "INSERT INTO attachments (seller_id, attachment_id, draft_id, conversation_id, seq, position, author, author_id, name, "
        "declared_type, detected_type, size_bytes, state, refusal, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seller, row.id, row.draft, row.conversation, row.seq, row.position, row.author, row.author_id, row.name, row.declared_type,
        row.detected_type, row.size_bytes, row.state, row.refusal, row.created_at, row.changed_at));
    return {};
}

Result<std::optional<AttachmentRow>> find_attachment(Reader& reader, SellerId seller, AttachmentId id) {
    return reader.find(STOA_ATTACHMENT_COLUMNS "AND attachment_id = ?", read_attachment, seller, id);
}

Result<std::vector<AttachmentRow>> list_draft_attachments(Reader& reader, SellerId seller, DraftId draft) {
    return reader.list(STOA_ATTACHMENT_COLUMNS "AND draft_id = ? ORDER BY position", read_attachment, seller, draft);
}

Result<std::vector<AttachmentRow>> list_message_attachments(Reader& reader, SellerId seller, ConversationId conversation,
                                                            std::int32_t seq) {
    return reader.list(STOA_ATTACHMENT_COLUMNS "AND conversation_id = ? AND seq = ? ORDER BY position", read_attachment, seller,
                       conversation, seq);
}

Result<std::vector<AttachmentRow>> list_conversation_attachments(Reader& reader, SellerId seller, ConversationId conversation,
                                                                 std::int32_t first_seq, std::int32_t last_seq) {
    return reader.list(STOA_ATTACHMENT_COLUMNS "AND conversation_id = ? AND seq BETWEEN ? AND ? ORDER BY seq, position", read_attachment,
                       seller, conversation, first_seq, last_seq);
}

Result<std::int64_t> count_loose_attachments(Reader& reader, SellerId seller, UserId author_id) {
    const auto count = TRY(reader.find(
        "SELECT COUNT(*) FROM attachments WHERE seller_id = ? AND author_id = ? AND draft_id IS NULL AND seq IS NULL",
        [](Row& row) { return row.next<std::int64_t>(); }, seller, author_id));
    return count.value_or(0);
}

Result<bool> update_attachment(Transaction& transaction, SellerId seller, const AttachmentRow& row) {
    return TRY(transaction.execute("UPDATE attachments SET state = ?, detected_type = ?, refusal = ?, draft_id = ?, position = ?, "
                                   "changed_at = ? WHERE seller_id = ? AND attachment_id = ?",
                                   row.state, row.detected_type, row.refusal, row.draft, row.position, row.changed_at, seller, row.id)) > 0;
}

Result<void> set_attachment_size(Transaction& transaction, SellerId seller, const AttachmentRow& row) {
    TRY(transaction.execute("UPDATE attachments SET declared_type = ?, size_bytes = ? WHERE seller_id = ? AND attachment_id = ?",
                            row.declared_type, row.size_bytes, seller, row.id));
    return {};
}

Result<void> move_attachments_to_message(Transaction& transaction, SellerId seller, DraftId draft, ConversationId conversation,
                                         std::int32_t seq) {
    TRY(transaction.execute("UPDATE attachments SET draft_id = NULL, conversation_id = ?, seq = ? WHERE seller_id = ? AND draft_id = ?",
                            conversation, seq, seller, draft));
    return {};
}

Result<bool> delete_attachment(Transaction& transaction, SellerId seller, AttachmentId id, Timestamp now) {
    TRY(
        transaction.execute("UPDATE blobs SET touched_at = ? WHERE seller_id = ? AND sha256 IN (SELECT sha256 FROM attachment_files WHERE "
                            "seller_id = ? AND attachment_id = ?)",
                            now, seller, seller, id));
    TRY(transaction.execute("DELETE FROM attachment_files WHERE seller_id = ? AND attachment_id = ?", seller, id));
    TRY(transaction.execute("DELETE FROM attachment_facts WHERE seller_id = ? AND attachment_id = ?", seller, id));
    TRY(transaction.execute("DELETE FROM uploads WHERE seller_id = ? AND attachment_id = ?", seller, id));
    return TRY(transaction.execute("DELETE FROM attachments WHERE seller_id = ? AND attachment_id = ?", seller, id)) > 0;
}

Result<std::vector<AttachmentId>> list_forgotten_attachments(Reader& reader, SellerId seller, Timestamp changed_before, int limit) {
    const auto read_id = [](Row& row) { return row.next<AttachmentId>(); };
    auto forgotten = TRY(reader.list(
        "SELECT attachment_id FROM attachments WHERE seller_id = ? AND draft_id IS NULL AND seq IS NULL AND changed_at < ? AND state <> 1 "
        "LIMIT ?",
        read_id, seller, changed_before, limit));
    const auto of_gone = TRY(reader.list(
        "SELECT attachment_id FROM attachments WHERE seller_id = ? AND draft_id IS NOT NULL AND changed_at < ? AND NOT EXISTS (SELECT 1 "
        "FROM drafts WHERE drafts.seller_id = attachments.seller_id AND drafts.draft_id = attachments.draft_id) LIMIT ?",
        read_id, seller, changed_before, limit - static_cast<int>(forgotten.size())));
    forgotten.insert(forgotten.end(), of_gone.begin(), of_gone.end());
    return forgotten;
}

Result<void> put_attachment_file(Transaction& transaction, SellerId seller, AttachmentId id, const AttachmentFile& file) {
    TRY(transaction.execute(
        "INSERT INTO attachment_files (seller_id, attachment_id, part, sha256, media_type, width, height) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (seller_id, attachment_id, part) DO UPDATE SET sha256 = excluded.sha256, media_type = excluded.media_type, "
        "width = excluded.width, height = excluded.height",
        seller, id, file.part, Bytes{file.sha256}, file.media_type, file.width, file.height));
    return {};
}

Result<void> delete_attachment_file(Transaction& transaction, SellerId seller, AttachmentId id, AttachmentPart part) {
    TRY(transaction.execute("DELETE FROM attachment_files WHERE seller_id = ? AND attachment_id = ? AND part = ?", seller, id, part));
    return {};
}

Result<std::vector<AttachmentFile>> list_attachment_files(Reader& reader, SellerId seller, AttachmentId id) {
    return reader.list(STOA_FILE_COLUMNS "ORDER BY attachment_files.part", read_file, seller, id);
}

Result<std::optional<AttachmentFile>> find_attachment_file(Reader& reader, SellerId seller, AttachmentId id, AttachmentPart part) {
    return reader.find(STOA_FILE_COLUMNS "AND attachment_files.part = ?", read_file, seller, id, part);
}

Result<void> put_attachment_facts(Transaction& transaction, SellerId seller, AttachmentId id, const std::string& facts) {
    TRY(
        transaction.execute("INSERT INTO attachment_facts (seller_id, attachment_id, facts) VALUES (?, ?, ?) "
                            "ON CONFLICT (seller_id, attachment_id) DO UPDATE SET facts = excluded.facts",
                            seller, id, facts));
    return {};
}

Result<std::optional<std::string>> find_attachment_facts(Reader& reader, SellerId seller, AttachmentId id) {
    return reader.find(
        "SELECT facts FROM attachment_facts WHERE seller_id = ? AND attachment_id = ?", [](Row& row) { return row.next<std::string>(); },
        seller, id);
}

Result<BlobUse> find_blob_use(Reader& reader, SellerId seller, std::string_view sha256) {
    const auto use = TRY(reader.find(
        "SELECT MIN(name), COUNT(*) FROM (SELECT attachments.name FROM attachment_files JOIN attachments ON attachments.seller_id = "
        "attachment_files.seller_id AND attachments.attachment_id = attachment_files.attachment_id WHERE attachment_files.seller_id = ? "
        "AND attachment_files.sha256 = ? AND attachments.state <> 1 UNION ALL SELECT assets.name FROM asset_files JOIN assets ON "
        "assets.seller_id = asset_files.seller_id AND assets.asset_id = asset_files.asset_id WHERE asset_files.seller_id = ? AND "
        "asset_files.sha256 = ?) AS used",
        [](Row& row) {
            auto name = row.next<std::optional<std::string>>();
            return BlobUse{.name = std::move(name).value_or(""), .count = row.next<std::int64_t>()};
        },
        seller, Bytes{sha256}, seller, Bytes{sha256}));
    return use.value_or(BlobUse{});
}

}  // namespace stoa::store
