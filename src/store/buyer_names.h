// The copies of a buyer's name: with orders and with conversations, and in the words that these are found by.
#pragma once

#include <string_view>
#include <vector>

#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

// The order, with its items, names its buyer by `order.buyer_name`, is found by that, and has this digest now.
Result<void> rename_buyer_of_order(Transaction& transaction, const Order& order, std::string_view source_digest);

struct ConversationPlace {
    SellerId seller{};
    ConversationId id{};
};
// The buyer's, in the order of their ids, behind `after`.
Result<std::vector<ConversationPlace>> list_conversation_places(Reader& reader, BuyerId buyer, ConversationId after, int limit);
// Whether it had another name.
Result<bool> rename_buyer_of_conversation(Transaction& transaction, const ConversationPlace& place, std::string_view name);

}  // namespace stoa::store
