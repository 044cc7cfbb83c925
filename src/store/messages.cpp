#include "store/messages.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"

namespace stoa::store {

namespace {

constexpr std::int32_t flag_modified = 1;

#define STOA_MESSAGE_COLUMNS                                                                                                   \
    "SELECT message_id, seq, author, author_id, author_name, kind, reason, door, flags, outcome, pack_version, submitted_at, " \
    "delivered_at, language, subject, body, masks FROM messages WHERE seller_id = ? AND conversation_id = ? "

std::optional<std::string> masks_text(const std::vector<Mask>& masks) {
    if (masks.empty()) return std::nullopt;
    std::string text;
    for (const Mask& mask : masks) text += fmt::format("{}{}:{}:{}", text.empty() ? "" : " ", mask.rule, mask.begin, mask.end);
    return text;
}

std::vector<Mask> parse_masks(const std::string& text) {
    std::vector<Mask> masks;
    for (const std::string_view part : split(text, ' ')) {
        int rule = 0, begin = 0, end = 0;
        if (std::sscanf(std::string(part).c_str(), "%d:%d:%d", &rule, &begin, &end) == 3)
            masks.push_back({static_cast<std::int16_t>(rule), begin, end});
    }
    return masks;
}

Message read_message(Row& row) {
    Message message;
    message.id = row.next<MessageId>();
    message.seq = row.next<std::int32_t>();
    message.author = row.next<Author>();
    message.author_id = row.next<std::optional<UserId>>();
    message.author_name = row.next<std::string>();
    message.kind = row.next<Kind>();
    message.reason = row.next<std::optional<Reason>>();
    message.door = row.next<Door>();
    message.modified = (row.next<std::int32_t>() & flag_modified) != 0;
    message.outcome = row.next<Outcome>();
    message.pack_version = row.next<std::int32_t>();
    message.submitted_at = row.next<Timestamp>();
    message.delivered_at = row.next<Timestamp>();
    message.language = row.next<std::optional<std::string>>().value_or("");
    message.subject = row.next<std::optional<std::string>>();
    message.body = row.next<std::string>();
    if (const auto masks = row.next<std::optional<std::string>>()) message.masks = parse_masks(*masks);
    return message;
}

}  // namespace

Result<void> add_message(Transaction& transaction, SellerId seller, ConversationId conversation, const Message& message) {
    const std::int32_t flags = message.modified ? flag_modified : 0;
    TRY(transaction.execute(
        "INSERT INTO messages (seller_id, conversation_id, seq, message_id, author, author_id, author_name, kind, reason, door, flags, "
        "outcome, "
        "pack_version, submitted_at, delivered_at, language, format, subject, body, masks) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seller, conversation, message.seq, message.id, message.author, message.author_id, message.author_name, message.kind, message.reason,
        message.door, flags, message.outcome, message.pack_version, message.submitted_at, message.delivered_at, message.language,
        TextFormat::Text, message.subject, message.body, masks_text(message.masks)));
    return {};
}

Result<std::vector<Message>> list_messages_before(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq,
                                                  int limit) {
    return reader.list(STOA_MESSAGE_COLUMNS "AND seq < ? ORDER BY seq DESC LIMIT ?", read_message, seller, conversation, seq, limit);
}

Result<std::vector<Message>> list_messages_after(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq,
                                                 int limit) {
    return reader.list(STOA_MESSAGE_COLUMNS "AND seq > ? ORDER BY seq LIMIT ?", read_message, seller, conversation, seq, limit);
}

Result<bool> has_others_message_after(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq, UserId author) {
    const auto found = TRY(reader.find(
        "SELECT seq FROM messages WHERE seller_id = ? AND conversation_id = ? AND seq > ? AND (author_id IS NULL OR author_id <> ?) LIMIT "
        "1",
        [](Row& row) { return row.next<std::int32_t>(); }, seller, conversation, seq, author));
    return found.has_value();
}

Result<bool> has_message(Reader& reader, SellerId seller, ConversationId conversation, MessageId message) {
    const auto found = TRY(reader.find(
        "SELECT 1 FROM messages WHERE seller_id = ? AND conversation_id = ? AND message_id = ?",
        [](Row& row) { return row.next<std::int64_t>(); }, seller, conversation, message));
    return found.has_value();
}

Result<std::optional<Message>> find_message(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq) {
    return reader.find(STOA_MESSAGE_COLUMNS "AND seq = ?", read_message, seller, conversation, seq);
}

}  // namespace stoa::store
