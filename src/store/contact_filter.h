// Which of a seller's orders are in time for a message that the seller opens.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "domain/words.h"

namespace stoa::store {

// Pairs of delivery state and fulfilment.
struct OrderStates {
    std::int64_t bits = 0;

    static constexpr int bit_of(DeliveryState state, FulfilledBy by) { return static_cast<int>(state) * 2 + static_cast<int>(by); }
    constexpr void add(DeliveryState state, FulfilledBy by) { bits |= std::int64_t{1} << bit_of(state, by); }
    constexpr bool has(DeliveryState state, FulfilledBy by) const { return (bits >> bit_of(state, by) & 1) == 1; }
};

// An order with a buyer is in time where one of these is true of it.
struct ContactFilter {
    // 1. It is in one of `states`, and its window began at `begin` or later.
    OrderStates states{};
    Timestamp begin{INT64_MIN};
    bool from_completion = false;  // Its window begins with its completion, where that is known, else when it was placed.
    // 2. It is in one of `feedback_states`, is due at `earliest_until` or before, may still come at `latest_from` or later (a day that is
    // not known is no hindrance), and is in its window too.
    OrderStates feedback_states{};
    Timestamp earliest_until{INT64_MAX};
    Timestamp latest_from{INT64_MIN};
    bool window_is_replaced = false;  // The window asks nothing where both days are known.
};

}  // namespace stoa::store
