// How orders are shown: with the contact window of the pack and the order's conversation.
#pragma once

#include "app/orders/orders.h"
#include "domain/conversation.h"
#include "store/connection.h"
#include "store/order_list.h"

namespace stoa {

// Whether a seller can open a message about an order of this time and buyer.
Contact contact_of(const App& app, Timestamp placed_at, bool has_buyer);
// The time from which on an order's contact window is still open.
Timestamp contact_window_begin(const App& app);
OrderSummary summary_of(const App& app, store::OrderRow row);
// NotFound where the seller has no such order.
Result<OrderView> get_order_view(const App& app, store::Reader& reader, SellerId seller, const OrderId& order);

}  // namespace stoa
