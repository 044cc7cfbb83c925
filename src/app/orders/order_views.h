// How orders are shown: with the contact window of the pack and the order's conversation.
#pragma once

#include "app/orders/orders.h"
#include "domain/conversation.h"
#include "store/connection.h"
#include "store/order_list.h"

namespace stoa {

OrderSummary summary_of(const App& app, store::OrderRow row);
// NotFound where the seller has no such order. Without its drafts: those are one reader's.
Result<OrderView> get_order_view(const App& app, store::Reader& reader, SellerId seller, const OrderId& order);

}  // namespace stoa
