// The index of what messages say: filled behind the sends by a job, asked by sellers and buyers, together with what conversations
// before a sale are about. A message's number is the order of delivery in the whole store, so the newest hits have the highest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/search_words.h"
#include "domain/conversation.h"
#include "store/connection.h"

namespace stoa::store {

struct MessageHitRow {
    std::int64_t number = 0;
    SellerId seller{};
    ConversationId conversation{};
    std::optional<OrderId> order{};
    std::string other_side{};  // The buyer's name for a seller, the seller's for a buyer.
    std::string item_title{};
    std::int32_t seq = 0;
    Author author = Author::Buyer;
    std::string author_name{};
    Timestamp delivered_at{};
    std::optional<std::string> subject{};
    std::string body{};
};

// Those that hold all terms, and the first ones of conversations before a sale whose other side, SKU or item title do; with numbers
// below `before`, newest first.
Result<std::vector<MessageHitRow>> search_seller_messages(Reader& reader, SellerId seller, const SearchTerms& terms, std::int64_t before,
                                                          int limit);
Result<std::vector<MessageHitRow>> search_buyer_messages(Reader& reader, BuyerId buyer, const SearchTerms& terms, std::int64_t before,
                                                         int limit);

// What the index does not hold yet, read into its words already: the one writer has better to do. Whose it is is read when it is
// written: a merge of buyers may come between.
struct UnindexedMessage {
    std::int64_t number = 0;
    SellerId seller{};
    ConversationId conversation{};
    std::string words{};  // Of subject and body.
};
struct SearchProgress {
    std::int64_t indexed = 0;  // The last number that the index holds.
    std::int64_t newest = 0;   // The last one there is.
};
Result<SearchProgress> find_search_progress(Reader& reader);
Result<std::vector<UnindexedMessage>> list_unindexed_messages(Reader& reader, std::int64_t after, int limit);
// Adds the messages that follow number `after`; false where another worker has done so.
Result<bool> index_messages(Transaction& transaction, std::int64_t after, const std::vector<UnindexedMessage>& messages);
// The messages of the conversation, as far as they are indexed, are found by another buyer from now on.
Result<void> move_message_words(Transaction& transaction, SellerId seller, ConversationId conversation, BuyerId from, BuyerId to);

}  // namespace stoa::store
