// Orders with their items, and the words by which they are found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

// Without its items.
Result<std::optional<Order>> find_order(Reader& reader, SellerId seller, const OrderId& order);
Result<std::vector<OrderItem>> list_order_items(Reader& reader, SellerId seller, const OrderId& order);
// The digest that the order was last put with.
Result<std::optional<std::string>> find_order_digest(Reader& reader, SellerId seller, const OrderId& order);

// Creates or replaces the order, its items, its words and its place in the buyer's list.
Result<void> put_order(Transaction& transaction, const Order& order, std::string_view source_digest, std::string_view seller_name);
// A seller opened one more message about the order, which perhaps asked for feedback; false where another has been counted
// since the order was read.
Result<bool> count_seller_opened(Transaction& transaction, const Order& as_known, const std::optional<Timestamp>& feedback_requested_at);

}  // namespace stoa::store
