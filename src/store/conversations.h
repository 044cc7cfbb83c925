// Conversations with their inbox rows: the seller's lists, and the compare-and-set by which every message goes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/conversation.h"
#include "store/connection.h"

namespace stoa::store {

struct ConversationRow {
    Conversation conversation;
    InboxRow inbox;
    std::int32_t member_read_seq = 0;  // Of the member that a list was asked for; 0 where it has read nothing.
};

Result<std::optional<ConversationRow>> find_conversation(Reader& reader, SellerId seller, ConversationId conversation, UserId member);
Result<std::optional<ConversationRow>> find_conversation_by_order(Reader& reader, SellerId seller, const OrderId& order);

// The buyer's with this seller, those opened last first.
Result<std::vector<ConversationRow>> list_conversations_of_buyer(Reader& reader, SellerId seller, BuyerId buyer, int limit);
// Before a sale: the buyer's conversation with the seller about the SKU; of several, which a merge of buyers leaves, the one opened last.
Result<std::optional<ConversationRow>> find_conversation_by_sku(Reader& reader, SellerId seller, BuyerId buyer, std::string_view sku);

struct InboxPosition {
    Timestamp at;
    ConversationId conversation;
};
// One section, what is due soonest first.
Result<std::vector<ConversationRow>> list_due_first(Reader& reader, SellerId seller, Section section, UserId member,
                                                    const std::optional<InboxPosition>& after, int limit);
// One section, newest first.
Result<std::vector<ConversationRow>> list_newest_first(Reader& reader, SellerId seller, Section section, UserId member,
                                                       const std::optional<InboxPosition>& after, int limit);
// All of the seller's, newest first.
Result<std::vector<ConversationRow>> list_all(Reader& reader, SellerId seller, UserId member, const std::optional<InboxPosition>& after,
                                              int limit);
// How many stand in the section, counted no further than `count_max`.
Result<std::int32_t> count_section(Reader& reader, SellerId seller, Section section, std::int32_t count_max);

// AlreadyExists where the order has a conversation already.
Result<void> add_conversation(Transaction& transaction, const Conversation& conversation);
// Stores `after` where the stored row still has the version before it (0: where there is none). False: somebody was
// faster; read again and decide again.
Result<bool> move_inbox(Transaction& transaction, SellerId seller, ConversationId conversation, const InboxRow& after);

// Read marks never go back. What is given says whether somebody has read further than before.
Result<bool> put_read_mark(Transaction& transaction, SellerId seller, UserId member, ConversationId conversation, std::int32_t seq);
// Whether the mark has moved.
Result<bool> raise_seller_read_seq(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t seq);
Result<bool> raise_buyer_read_seq(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t seq);

// A wait that ended, for the statistics.
Result<void> add_response(Transaction& transaction, const Conversation& conversation, const Response& response,
                          const std::optional<UserId>& member);
// Of an answer that was held, and is not delivered after all.
Result<void> delete_held_response(Transaction& transaction, SellerId seller, ConversationId conversation, std::int32_t waiting_seq,
                                  Timestamp waiting_since);

}  // namespace stoa::store
