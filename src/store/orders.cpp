#include "store/orders.h"

#include "base/text.h"
#include "store/order_words.h"

namespace stoa::store {

namespace {

// Tracking numbers are stored one a line: some hold blanks, none a line break.
std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
}

Order read_order(Row& row) {
    Order order{.id = row.next<OrderId>()};
    order.buyer = row.next<std::optional<BuyerId>>();
    order.buyer_name = row.next<std::string>();
    order.placed_at = row.next<Timestamp>();
    order.delivery_state = row.next<DeliveryState>();
    order.fulfilled_by = row.next<FulfilledBy>();
    order.currency = row.next<std::optional<std::string>>();
    order.total_minor = row.next<std::optional<std::int64_t>>();
    order.completed_at = row.next<std::optional<Timestamp>>();
    order.delivery_earliest = row.next<std::optional<Timestamp>>();
    order.delivery_latest = row.next<std::optional<Timestamp>>();
    order.tracking_numbers = split_lines(row.next<std::string>());
    order.returns = row.next<std::optional<std::string>>();
    order.ship_country = row.next<std::optional<std::string>>();
    order.seller_opened = row.next<std::int32_t>();
    order.feedback_requested_at = row.next<std::optional<Timestamp>>();
    return order;
}

Result<void> put_items(Transaction& transaction, const Order& order) {
    TRY(transaction.execute("DELETE FROM order_items WHERE seller_id = ? AND order_id = ?", order.seller, order.id));
    std::int16_t line = 0;
    for (const OrderItem& item : order.items) {
        TRY(transaction.execute("INSERT INTO order_items (seller_id, order_id, line, sku, title, quantity) VALUES (?, ?, ?, ?, ?, ?)",
                                order.seller, order.id, ++line, item.sku, item.title, item.quantity));
    }
    return {};
}

Result<void> put_buyer_order(Transaction& transaction, const Order& order, std::string_view seller_name,
                             const std::optional<Order>& before) {
    if (before && before->buyer) {
        TRY(transaction.execute("DELETE FROM buyer_orders WHERE buyer_id = ? AND placed_at = ? AND seller_id = ? AND order_id = ?",
                                *before->buyer, before->placed_at, order.seller, order.id));
    }
    if (!order.buyer) return {};
    TRY(transaction.execute(
        "INSERT INTO buyer_orders (buyer_id, placed_at, seller_id, order_id, seller_name, first_title) VALUES (?, ?, ?, ?, ?, ?)",
        *order.buyer, order.placed_at, order.seller, order.id, seller_name, order.items.front().title));
    return {};
}

}  // namespace

Result<std::optional<Order>> find_order(Reader& reader, SellerId seller, const OrderId& id) {
    auto order = TRY(
        reader.find("SELECT order_id, buyer_id, buyer_name, placed_at, delivery_state, fulfilled_by, currency, total_minor, completed_at, "
                    "delivery_earliest, delivery_latest, tracking_numbers, returns, ship_country, seller_opened_count, "
                    "feedback_requested_at FROM orders WHERE seller_id = ? AND order_id = ?",
                    read_order, seller, id));
    if (order) order->seller = seller;
    return order;
}

Result<std::vector<OrderItem>> list_order_items(Reader& reader, SellerId seller, const OrderId& id) {
    const auto make = [](Row& row) {
        OrderItem item;
        item.sku = row.next<std::string>();
        item.title = row.next<std::string>();
        item.quantity = row.next<std::int32_t>();
        return item;
    };
    return reader.list("SELECT sku, title, quantity FROM order_items WHERE seller_id = ? AND order_id = ? ORDER BY line", make, seller, id);
}

Result<std::optional<std::string>> find_order_digest(Reader& reader, SellerId seller, const OrderId& order) {
    return reader.find(
        "SELECT source_digest FROM orders WHERE seller_id = ? AND order_id = ?", [](Row& row) { return row.next<std::string>(); }, seller,
        order);
}

Result<void> put_order(Transaction& transaction, const Order& order, std::string_view source_digest, std::string_view seller_name) {
    const auto before = TRY(find_order(transaction, order.seller, order.id));
    std::string tracking;
    for (const std::string& number : order.tracking_numbers) tracking += (tracking.empty() ? "" : "\n") + number;
    TRY(transaction.execute(
        "INSERT INTO orders (seller_id, order_id, buyer_id, buyer_name, placed_at, delivery_state, fulfilled_by, currency, total_minor, "
        "completed_at, delivery_earliest, delivery_latest, tracking_numbers, returns, ship_country, first_title, item_count, "
        "conversation_count, seller_opened_count, source_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?) "
        "ON CONFLICT (seller_id, order_id) DO UPDATE SET buyer_id = excluded.buyer_id, buyer_name = excluded.buyer_name, "
        "placed_at = excluded.placed_at, delivery_state = excluded.delivery_state, fulfilled_by = excluded.fulfilled_by, "
        "currency = excluded.currency, total_minor = excluded.total_minor, completed_at = excluded.completed_at, "
        "delivery_earliest = excluded.delivery_earliest, delivery_latest = excluded.delivery_latest, "
        "tracking_numbers = excluded.tracking_numbers, returns = excluded.returns, ship_country = excluded.ship_country, "
        "first_title = excluded.first_title, item_count = excluded.item_count, source_digest = excluded.source_digest",
        order.seller, order.id, order.buyer, order.buyer_name, order.placed_at, order.delivery_state, order.fulfilled_by, order.currency,
        order.total_minor, order.completed_at, order.delivery_earliest, order.delivery_latest, tracking, order.returns, order.ship_country,
        order.items.front().title, static_cast<std::int32_t>(order.items.size()), Bytes{source_digest}));
    TRY(put_items(transaction, order));
    TRY(put_order_words(transaction, order));
    return put_buyer_order(transaction, order, seller_name, before);
}

Result<bool> count_seller_opened(Transaction& transaction, const Order& as_known, const std::optional<Timestamp>& feedback_requested_at) {
    const auto changed =
        TRY(transaction.execute("UPDATE orders SET seller_opened_count = ?4, feedback_requested_at = COALESCE(?5, feedback_requested_at) "
                                "WHERE seller_id = ?1 AND order_id = ?2 AND seller_opened_count = ?3",
                                as_known.seller, as_known.id, as_known.seller_opened, as_known.seller_opened + 1, feedback_requested_at));
    return changed == 1;
}

}  // namespace stoa::store
