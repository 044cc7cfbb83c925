// Files of messages, with the blobs that hold their bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

struct AttachmentRow {
    AttachmentId id{};
    std::optional<DraftId> draft{};
    std::optional<ConversationId> conversation{};  // With seq: of a message.
    std::optional<std::int32_t> seq{};
    std::int16_t position = 0;  // Among the files of the same draft or message.
    Author author = Author::Seller;
    UserId author_id{};
    std::string name{};
    std::string declared_type{};
    std::optional<std::string> detected_type{};  // By its content; nothing where nobody has looked yet.
    std::int64_t size_bytes = 0;
    AttachmentState state = AttachmentState::Uploading;
    std::optional<std::string> refusal{};  // The code of why.
    Timestamp created_at{};
    Timestamp changed_at{};

    bool is_loose() const { return !draft && !seq; }
};

Result<void> add_attachment(Transaction& transaction, SellerId seller, const AttachmentRow& row);
Result<std::optional<AttachmentRow>> find_attachment(Reader& reader, SellerId seller, AttachmentId id);
// In their order.
Result<std::vector<AttachmentRow>> list_draft_attachments(Reader& reader, SellerId seller, DraftId draft);
Result<std::vector<AttachmentRow>> list_message_attachments(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq);
// Of the messages from the first to the last, both included, by message and then in their order.
Result<std::vector<AttachmentRow>> list_conversation_attachments(Reader& reader, SellerId seller, ConversationId conversation,
                                                                 std::int32_t first_seq, std::int32_t last_seq);
// Of one author, that are on nothing.
Result<std::int64_t> count_loose_attachments(Reader& reader, SellerId seller, UserId author_id);
// State, detected type, refusal, draft, position and time of change.
Result<bool> update_attachment(Transaction& transaction, SellerId seller, const AttachmentRow& row);
// Declared type and size of a file whose bytes came after its row.
Result<void> set_attachment_size(Transaction& transaction, SellerId seller, const AttachmentRow& row);
// Those of the draft are the message's from now on.
Result<void> move_attachments_to_message(Transaction& transaction, SellerId seller, DraftId draft, ConversationId conversation,
                                         std::int32_t seq);
// With its files and its upload; its blobs are touched, so that they are kept for a while.
Result<bool> delete_attachment(Transaction& transaction, SellerId seller, AttachmentId id, Timestamp now);
// That are on nothing, or on a draft that is gone, since before; those whose bytes are still coming are not among them.
Result<std::vector<AttachmentId>> list_forgotten_attachments(Reader& reader, SellerId seller, Timestamp changed_before, int limit);

// What holds a part's bytes.
struct AttachmentFile {
    AttachmentPart part = AttachmentPart::Original;
    std::string sha256{};  // Raw.
    std::string media_type{};
    std::int64_t copy = 0;
    std::int64_t size_bytes = 0;
    std::optional<std::int32_t> width{};  // Of a picture, in pixels.
    std::optional<std::int32_t> height{};
};
// Instead of what held that part before. The blob has a row, which tells its copy and size.
Result<void> put_attachment_file(Transaction& transaction, SellerId seller, AttachmentId id, const AttachmentFile& file);
Result<void> delete_attachment_file(Transaction& transaction, SellerId seller, AttachmentId id, AttachmentPart part);
Result<std::vector<AttachmentFile>> list_attachment_files(Reader& reader, SellerId seller, AttachmentId id);
Result<std::optional<AttachmentFile>> find_attachment_file(Reader& reader, SellerId seller, AttachmentId id, AttachmentPart part);
// What was found in the file, as JSON; nothing where nobody has looked.
Result<void> put_attachment_facts(Transaction& transaction, SellerId seller, AttachmentId id, const std::string& facts);
Result<std::optional<std::string>> find_attachment_facts(Reader& reader, SellerId seller, AttachmentId id);
// Who needs the blob: how many attachments whose bytes are all there and pictures of a brand, and the name of one of them.
struct BlobUse {
    std::string name;
    std::int64_t count = 0;
};
Result<BlobUse> find_blob_use(Reader& reader, SellerId seller, std::string_view sha256);

}  // namespace stoa::store
