// The index of the words of orders: ids, buyer names, SKUs and item titles, as search_words() parts them.
#pragma once

#include <string>
#include <vector>

#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

// In place of what the index holds of the order, which stands in orders.
Result<void> put_order_words(Transaction& transaction, const Order& order);

// Orders from before the index was made anew, the newest first, read into their words already: the one writer has better to do.
struct WaitingOrder {
    std::int64_t number = 0;
    SellerId seller{};
    std::string words{};
};
struct WaitingOrders {
    std::int64_t below = 0;  // Where the index stands: what waits has lower numbers.
    std::vector<WaitingOrder> orders{};
};
Result<WaitingOrders> list_waiting_orders(Reader& reader, int limit);
// Takes them in, but for those that were put since they were read; false where another worker has done so.
Result<bool> index_waiting_orders(Transaction& transaction, const WaitingOrders& waiting);

}  // namespace stoa::store
