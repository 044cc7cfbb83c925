// What makes an order found: the words of its buyer's name and its items.
#pragma once

#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

// In the place of those that it had. The order must be there.
Result<void> put_order_words(Transaction& transaction, const Order& order);

}  // namespace stoa::store
