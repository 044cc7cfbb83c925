#include "store/buyer_conversations.h"

#include <string_view>

namespace stoa::store {

namespace {

#define STOA_BUYER_COLUMNS                                                                                                     \
    "SELECT conversation_id, seller_id, order_id, seller_name, item_title, last_message_at, last_seq, read_seq, last_author, " \
    "waits_for_buyer, snippet "                                                                                                \
    "FROM buyer_conversations WHERE buyer_id = ? "

BuyerConversationRow read_row(Row& row) {
    BuyerConversationRow found;
    found.id = row.next<ConversationId>();
    found.seller = row.next<SellerId>();
    found.order = row.next<std::optional<OrderId>>();
    found.seller_name = row.next<std::string>();
    found.item_title = row.next<std::string>();
    found.last_message_at = row.next<Timestamp>();
    found.last_seq = row.next<std::int32_t>();
    found.read_seq = row.next<std::int32_t>();
    found.last_author = row.next<Author>();
    found.waits_for_buyer = row.next<bool>();
    found.snippet = row.next<std::string>();
    return found;
}

}  // namespace

Result<std::optional<BuyerConversationRow>> find_buyer_conversation(Reader& reader, BuyerId buyer, ConversationId conversation) {
    return reader.find(STOA_BUYER_COLUMNS "AND conversation_id = ?", read_row, buyer, conversation);
}

Result<std::vector<BuyerConversationRow>> list_buyer_conversations(Reader& reader, BuyerId buyer,
                                                                   const std::optional<ConversationMoment>& before, int limit) {
    ConversationMoment from{{INT64_MAX}, {}};
    if (before) from = *before;
    return reader.list(STOA_BUYER_COLUMNS
                       "AND (last_message_at, conversation_id) < (?, ?) ORDER BY last_message_at DESC, conversation_id DESC LIMIT ?",
                       read_row, buyer, from.at, from.conversation, limit);
}

Result<std::vector<BuyerConversationRow>> list_buyer_conversations_since(Reader& reader, BuyerId buyer, Timestamp since, int limit) {
    return reader.list(STOA_BUYER_COLUMNS "AND last_message_at >= ? ORDER BY last_message_at, conversation_id LIMIT ?", read_row, buyer,
                       since, limit);
}

Result<void> apply_to_buyer(Transaction& transaction, BuyerId buyer, const BuyerConversationRow& row) {
    TRY(
        transaction.execute("INSERT INTO buyer_conversations (buyer_id, conversation_id, seller_id, order_id, seller_name, item_title, "
                            "last_message_at, last_seq, "
                            "read_seq, last_author, waits_for_buyer, snippet) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
                            "(buyer_id, conversation_id) DO UPDATE SET "
                            "last_message_at = excluded.last_message_at, last_seq = excluded.last_seq, read_seq = "
                            "MAX(buyer_conversations.read_seq, excluded.read_seq), "
                            "last_author = excluded.last_author, waits_for_buyer = excluded.waits_for_buyer, snippet = excluded.snippet "
                            "WHERE buyer_conversations.last_seq < excluded.last_seq",
                            buyer, row.id, row.seller, row.order, row.seller_name, row.item_title, row.last_message_at, row.last_seq,
                            row.read_seq, row.last_author, row.waits_for_buyer, row.snippet));
    return {};
}

Result<bool> raise_read_seq(Transaction& transaction, BuyerId buyer, ConversationId conversation, std::int32_t seq) {
    return TRY(transaction.execute(
               "UPDATE buyer_conversations SET read_seq = ?3 WHERE buyer_id = ?1 AND conversation_id = ?2 AND read_seq < ?3", buyer,
               conversation, seq)) == 1;
}

}  // namespace stoa::store
