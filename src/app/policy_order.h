// What the policy engine is told of an order.
#pragma once

#include <optional>
#include <string>

#include "domain/order.h"
#include "policy/draft.h"

namespace stoa {

// What is stored of its buyer beside it.
struct OrderBuyer {
    std::optional<std::string> language{};
    bool opted_out = false;
};
policy::Order policy_order(const Order& order, const OrderBuyer& buyer);

}  // namespace stoa
