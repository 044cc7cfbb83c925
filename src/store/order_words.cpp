#include "store/order_words.h"

#include <fmt/format.h>

#include "base/search_words.h"
#include "store/orders.h"
#include "store/word_index.h"

namespace stoa::store {

namespace {

// A SKU stands between name and title and between two titles, so that no phrase goes from one into the next.
std::string words_of(const OrderId& id, std::string_view buyer_name, const std::vector<OrderItem>& items) {
    std::string text = fmt::format("{}\n{}", id.text(), buyer_name);
    for (const OrderItem& item : items) text += fmt::format("\n{}\n{}", item.sku, item.title);
    return search_index_text(text);
}

}  // namespace

Result<void> put_order_words(Transaction& transaction, const Order& order) {
    const auto number = TRY(transaction.find(
        "SELECT order_no FROM orders WHERE seller_id = ? AND order_id = ?", [](Row& row) { return row.next<std::int64_t>(); }, order.seller,
        order.id));
    TRY(transaction.execute("DELETE FROM order_words WHERE rowid = ?", *number));
    TRY(transaction.execute("INSERT INTO order_words (rowid, scope, words) VALUES (?, ?, ?)", *number, index_scope(order.seller),
                            words_of(order.id, order.buyer_name, order.items)));
    return {};
}

Result<WaitingOrders> list_waiting_orders(Reader& reader, int limit) {
    const auto below =
        TRY(reader.find("SELECT waiting_below FROM order_words_progress", [](Row& row) { return row.next<std::int64_t>(); }));
    struct Found {
        std::int64_t number;
        SellerId seller;
        OrderId order;
        std::string buyer_name;
    };
    const auto make = [](Row& row) {
        const auto number = row.next<std::int64_t>();
        const auto seller = row.next<SellerId>();
        auto order = row.next<OrderId>();
        return Found{number, seller, std::move(order), row.next<std::string>()};
    };
    WaitingOrders waiting{.below = *below};
    const auto found =
        TRY(reader.list("SELECT order_no, seller_id, order_id, buyer_name FROM orders WHERE order_no < ? ORDER BY order_no DESC LIMIT ?",
                        make, *below, limit));
    for (const Found& order : found) {
        const auto items = TRY(list_order_items(reader, order.seller, order.order));
        waiting.orders.push_back({order.number, order.seller, words_of(order.order, order.buyer_name, items)});
    }
    return waiting;
}

Result<bool> index_waiting_orders(Transaction& transaction, const WaitingOrders& waiting) {
    if (waiting.orders.empty()) return true;
    const auto moved = TRY(transaction.execute("UPDATE order_words_progress SET waiting_below = ? WHERE waiting_below = ?",
                                               waiting.orders.back().number, waiting.below));
    if (moved == 0) return false;
    for (const WaitingOrder& order : waiting.orders) {
        TRY(
            transaction.execute("INSERT INTO order_words (rowid, scope, words) SELECT ?1, ?2, ?3 "
                                "WHERE NOT EXISTS (SELECT 1 FROM order_words WHERE rowid = ?1)",
                                order.number, index_scope(order.seller), order.words));
    }
    return true;
}

}  // namespace stoa::store
