#include "store/conversations.h"

#include <string>
#include <string_view>

namespace stoa::store {

namespace {

#define STOA_CONVERSATION_COLUMNS                                                                                            \
    "SELECT c.seller_id, c.conversation_id, c.buyer_id, c.order_id, c.sku, c.topic, c.opened_by, c.opened_at, c.language, "  \
    "c.buyer_name, c.item_title, i.section, i.sort_at, i.topic, i.last_message_at, i.last_seq, i.version, i.waiting_since, " \
    "i.waiting_seq, i.set_aside_since, i.set_aside_seq, i.held_answer_id, i.held_waiting_since, i.held_waiting_seq, "        \
    "i.buyer_read_seq, i.seller_read_seq, i.last_author, i.buyer_wrote, i.snippet, "                                         \
    "COALESCE(r.seq, 0) "
#define STOA_CONVERSATION_JOINS                                                                    \
    "JOIN conversations c ON c.seller_id = i.seller_id AND c.conversation_id = i.conversation_id " \
    "LEFT JOIN read_marks r ON r.seller_id = i.seller_id AND r.member_id = ?2 AND r.conversation_id = i.conversation_id "

ConversationRow read_row(Row& row) {
    ConversationRow found;
    Conversation& conversation = found.conversation;
    conversation.seller = row.next<SellerId>();
    conversation.id = row.next<ConversationId>();
    conversation.buyer = row.next<BuyerId>();
    conversation.order = row.next<std::optional<OrderId>>();
    conversation.sku = row.next<std::optional<std::string>>();
    conversation.topic = row.next<Topic>();
    conversation.opened_by = row.next<Author>();
    conversation.opened_at = row.next<Timestamp>();
    conversation.language = row.next<std::string>();
    conversation.buyer_name = row.next<std::string>();
    conversation.item_title = row.next<std::string>();
    InboxRow& inbox = found.inbox;
    inbox.section = row.next<Section>();
    inbox.sort_at = row.next<Timestamp>();
    inbox.topic = row.next<Topic>();
    inbox.last_message_at = row.next<Timestamp>();
    inbox.last_seq = row.next<std::int32_t>();
    inbox.version = row.next<std::int32_t>();
    inbox.waiting_since = row.next<std::optional<Timestamp>>();
    inbox.waiting_seq = row.next<std::optional<std::int32_t>>();
    inbox.set_aside_since = row.next<std::optional<Timestamp>>();
    inbox.set_aside_seq = row.next<std::optional<std::int32_t>>();
    inbox.held_answer = row.next<std::optional<DraftId>>();
    inbox.held_since = row.next<std::optional<Timestamp>>();
    inbox.held_seq = row.next<std::optional<std::int32_t>>();
    inbox.buyer_read_seq = row.next<std::int32_t>();
    inbox.seller_read_seq = row.next<std::int32_t>();
    inbox.last_author = row.next<Author>();
    inbox.buyer_wrote = row.next<bool>();
    inbox.snippet = row.next<std::string>();
    found.member_read_seq = row.next<std::int32_t>();
    return found;
}

// Ids sort as their bytes: these are before and behind them all.
ConversationId lowest() { return {}; }
ConversationId highest() {
    ConversationId id;
    id.uuid.bytes.fill(0xff);
    return id;
}

}  // namespace

Result<std::optional<ConversationRow>> find_conversation(Reader& reader, SellerId seller, ConversationId conversation, UserId member) {
    return reader.find(STOA_CONVERSATION_COLUMNS "FROM inbox i " STOA_CONVERSATION_JOINS
                                                 "WHERE i.seller_id = ?1 AND i.conversation_id = ?3",
                       read_row, seller, member, conversation);
}

Result<std::optional<ConversationRow>> find_conversation_by_order(Reader& reader, SellerId seller, const OrderId& order) {
    const auto id = TRY(reader.find(
        "SELECT conversation_id FROM conversations WHERE seller_id = ? AND order_id = ?",
        [](Row& row) { return row.next<ConversationId>(); }, seller, order));
    if (!id) return std::nullopt;
    return find_conversation(reader, seller, *id, UserId{});
}

Result<std::vector<ConversationRow>> list_conversations_of_buyer(Reader& reader, SellerId seller, BuyerId buyer, int limit) {
    return reader.list(STOA_CONVERSATION_COLUMNS
                       "FROM conversations c JOIN inbox i ON i.seller_id = c.seller_id AND i.conversation_id = c.conversation_id "
                       "LEFT JOIN read_marks r ON r.seller_id = c.seller_id AND r.member_id = ?2 AND r.conversation_id = c.conversation_id "
                       "WHERE c.seller_id = ?1 AND c.buyer_id = ?3 ORDER BY c.conversation_id DESC LIMIT ?4",
                       read_row, seller, UserId{}, buyer, limit);
}

Result<std::optional<ConversationRow>> find_conversation_by_sku(Reader& reader, SellerId seller, BuyerId buyer, std::string_view sku) {
    const auto id = TRY(reader.find(
        "SELECT conversation_id FROM conversations WHERE seller_id = ? AND buyer_id = ? AND sku = ? AND order_id IS NULL "
        "ORDER BY conversation_id DESC LIMIT 1",
        [](Row& row) { return row.next<ConversationId>(); }, seller, buyer, sku));
    if (!id) return std::nullopt;
    return find_conversation(reader, seller, *id, UserId{});
}

Result<std::vector<ConversationRow>> list_due_first(Reader& reader, SellerId seller, Section section, UserId member,
                                                    const std::optional<InboxPosition>& after, int limit) {
    const InboxPosition from = after.value_or(InboxPosition{{INT64_MIN}, lowest()});
    return reader.list(STOA_CONVERSATION_COLUMNS "FROM inbox i " STOA_CONVERSATION_JOINS
                                                 "WHERE i.seller_id = ?1 AND i.section = ?3 AND (i.sort_at, i.conversation_id) > (?4, ?5) "
                                                 "ORDER BY i.sort_at, i.conversation_id LIMIT ?6",
                       read_row, seller, member, section, from.at, from.conversation, limit);
}

Result<std::vector<ConversationRow>> list_newest_first(Reader& reader, SellerId seller, Section section, UserId member,
                                                       const std::optional<InboxPosition>& after, int limit) {
    const InboxPosition from = after.value_or(InboxPosition{{INT64_MAX}, highest()});
    return reader.list(STOA_CONVERSATION_COLUMNS "FROM inbox i " STOA_CONVERSATION_JOINS
                                                 "WHERE i.seller_id = ?1 AND i.section = ?3 AND (i.sort_at, i.conversation_id) < (?4, ?5) "
                                                 "ORDER BY i.sort_at DESC, i.conversation_id DESC LIMIT ?6",
                       read_row, seller, member, section, from.at, from.conversation, limit);
}

Result<std::vector<ConversationRow>> list_all(Reader& reader, SellerId seller, UserId member, const std::optional<InboxPosition>& after,
                                              int limit) {
    const InboxPosition from = after.value_or(InboxPosition{{INT64_MAX}, highest()});
    return reader.list(STOA_CONVERSATION_COLUMNS "FROM inbox i " STOA_CONVERSATION_JOINS
                                                 "WHERE i.seller_id = ?1 AND (i.last_message_at, i.conversation_id) < (?3, ?4) "
                                                 "ORDER BY i.last_message_at DESC, i.conversation_id DESC LIMIT ?5",
                       read_row, seller, member, from.at, from.conversation, limit);
}

Result<std::int32_t> count_section(Reader& reader, SellerId seller, Section section, std::int32_t count_max) {
    const auto count = TRY(reader.find(
        "SELECT COUNT(*) FROM (SELECT 1 FROM inbox WHERE seller_id = ? AND section = ? LIMIT ?) AS first_ones",
        [](Row& row) { return row.next<std::int32_t>(); }, seller, section, count_max));
    return *count;
}

Result<void> add_conversation(Transaction& transaction, const Conversation& conversation) {
    TRY(transaction.execute(
        "INSERT INTO conversations (seller_id, conversation_id, buyer_id, order_id, sku, topic, opened_by, opened_at, language, "
        "buyer_name, "
        "item_title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        conversation.seller, conversation.id, conversation.buyer, conversation.order, conversation.sku, conversation.topic,
        conversation.opened_by, conversation.opened_at, conversation.language, conversation.buyer_name, conversation.item_title));
    if (conversation.order) {
        TRY(transaction.execute("UPDATE orders SET conversation_count = conversation_count + 1 WHERE seller_id = ? AND order_id = ?",
                                conversation.seller, *conversation.order));
    }
    return {};
}

Result<bool> move_inbox(Transaction& transaction, SellerId seller, ConversationId conversation, const InboxRow& after) {
    if (after.version == 1) {
        TRY(transaction.execute(
            "INSERT INTO inbox (seller_id, conversation_id, section, sort_at, topic, last_message_at, last_seq, version, waiting_since, "
            "waiting_seq, buyer_read_seq, seller_read_seq, last_author, buyer_wrote, snippet) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, "
            "?, ?, ?)",
            seller, conversation, after.section, after.sort_at, after.topic, after.last_message_at, after.last_seq, after.waiting_since,
            after.waiting_seq, after.buyer_read_seq, after.seller_read_seq, after.last_author, after.buyer_wrote, after.snippet));
        return true;
    }
    // Read marks are written beside the version, so they may only rise here.
    const auto changed = TRY(transaction.execute(
        "UPDATE inbox SET section = ?4, sort_at = ?5, topic = ?6, last_message_at = ?7, last_seq = ?8, version = ?9, waiting_since = ?10, "
        "waiting_seq = ?11, buyer_read_seq = MAX(buyer_read_seq, ?12), seller_read_seq = MAX(seller_read_seq, ?13), last_author = ?14, "
        "buyer_wrote = ?15, snippet = ?16, set_aside_since = ?17, set_aside_seq = ?18, held_answer_id = ?19, held_waiting_since = ?20, "
        "held_waiting_seq = ?21 WHERE seller_id = ?1 AND conversation_id = ?2 AND version = ?3",
        seller, conversation, after.version - 1, after.section, after.sort_at, after.topic, after.last_message_at, after.last_seq,
        after.version, after.waiting_since, after.waiting_seq, after.buyer_read_seq, after.seller_read_seq, after.last_author,
        after.buyer_wrote, after.snippet, after.set_aside_since, after.set_aside_seq, after.held_answer, after.held_since, after.held_seq));
    return changed == 1;
}

Result<bool> put_read_mark(Transaction& transaction, SellerId seller, UserId member, ConversationId conversation, std::int32_t seq) {
    return TRY(transaction.execute("INSERT INTO read_marks (seller_id, member_id, conversation_id, seq) VALUES (?, ?, ?, ?) ON CONFLICT "
                                   "(seller_id, member_id, conversation_id) "
                                   "DO UPDATE SET seq = excluded.seq WHERE excluded.seq > read_marks.seq",
                                   seller, member, conversation, seq)) == 1;
}

Result<bool> raise_seller_read_seq(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t seq) {
    return TRY(transaction.execute(
               "UPDATE inbox SET seller_read_seq = ?3 WHERE seller_id = ?1 AND conversation_id = ?2 AND seller_read_seq < ?3", seller,
               conversation, seq)) == 1;
}

Result<bool> raise_buyer_read_seq(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t seq) {
    return TRY(transaction.execute(
               "UPDATE inbox SET buyer_read_seq = ?3 WHERE seller_id = ?1 AND conversation_id = ?2 AND buyer_read_seq < ?3", seller,
               conversation, seq)) == 1;
}

Result<void> add_response(Transaction& transaction, const Conversation& conversation, const Response& response,
                          const std::optional<UserId>& member) {
    TRY(transaction.execute(
        "INSERT INTO responses (seller_id, day, conversation_id, waiting_seq, waiting_since, ended_at, member_id, topic, how) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        conversation.seller, response.ended_at.day(), conversation.id, response.waiting_seq, response.waiting_since, response.ended_at,
        member, conversation.topic, response.kind));
    return {};
}

Result<void> delete_held_response(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t waiting_seq,
                                  Timestamp waiting_since) {
    TRY(transaction.execute(
        "DELETE FROM responses WHERE seller_id = ? AND day >= ? AND conversation_id = ? AND waiting_seq = ? AND how = ?", seller,
        waiting_since.day(), conversation, waiting_seq, ResponseKind::HeldAnswer));
    return {};
}

}  // namespace stoa::store
