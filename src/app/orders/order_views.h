// How orders are shown: with the contact window of the pack and the order's conversation.
#pragma once

#include "app/orders/contact_windows.h"
#include "app/orders/orders.h"
#include "domain/conversation.h"
#include "store/connection.h"
#include "store/order_list.h"

namespace stoa {

OrderSummary summary_of(const App& app, const ContactWindows& windows, store::OrderRow row);
// NotFound where the seller has no such order. Without its drafts: those are one reader's.
Result<OrderView> get_order_view(const App& app, store::Reader& reader, SellerId seller, const OrderId& order);

}  // namespace stoa
