#include "store/order_words.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/order_list.h"

namespace stoa::store {

Result<void> put_order_words(Transaction& transaction, const Order& order) {
    const auto number = TRY(transaction.find(
        "SELECT order_no FROM orders WHERE seller_id = ? AND order_id = ?", [](Row& row) { return row.next<std::int64_t>(); }, order.seller,
        order.id));
    std::string words = order.buyer_name;
    for (const OrderItem& item : order.items) words += fmt::format(" {} {}", item.title, item.sku);
    TRY(transaction.execute("DELETE FROM order_words WHERE rowid = ?", *number));
    TRY(transaction.execute("INSERT INTO order_words (rowid, scope, words) VALUES (?, ?, ?)", *number, order_scope(order.seller),
                            fold_case(words)));
    return {};
}

}  // namespace stoa::store
