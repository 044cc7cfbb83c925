// Orders with their items, and the words by which they are found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

// What a list shows of an order, with the state of its conversation where there is one.
struct OrderRow {
    OrderId id;
    std::optional<BuyerId> buyer{};
    std::string buyer_name{};
    Timestamp placed_at{};
    DeliveryState delivery_state{};
    FulfilledBy fulfilled_by{};
    std::optional<Timestamp> delivery_latest{};
    std::optional<Timestamp> completed_at{};
    std::string first_title{};
    std::int32_t item_count = 0;
    std::optional<ConversationId> conversation{};
    std::optional<Section> section{};
};

// Rows older than `before` (placed_at, then id), newest first.
struct OrderPosition {
    Timestamp placed_at;
    std::string order;
};

Result<std::vector<OrderRow>> list_orders(Reader& reader, SellerId seller, const std::optional<OrderPosition>& before, int limit);
// Those whose id begins with `search`, as it is written or in capitals, or that hold all its words (each may be a word's
// beginning) in buyer name or item titles and SKUs.
Result<std::vector<OrderRow>> search_orders(Reader& reader, SellerId seller, std::string_view search,
                                            const std::optional<OrderPosition>& before, int limit);

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
