// For which reasons a seller can open a message about an order now: the question that sellers' tools ask most.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "app/orders/orders.h"
#include "app/policy_order.h"
#include "domain/order.h"

namespace stoa {

// All reasons of the pack, in its order, each open or with what stands against it.
std::vector<AllowedReason> list_allowed_reasons(const App& app, const Order& order, const OrderBuyer& buyer);

// The catalogues' key of why an order's state forbids the reason.
std::string key_of_closed(const Catalogues& catalogues, Reason reason);

// ReasonNotOpen, with that key as its argument `why`, where the order's state forbids the reason. What a rule says against it is the
// verdict's to tell.
Result<void> require_open_reason(const App& app, const std::optional<Order>& order, Reason reason);

}  // namespace stoa
