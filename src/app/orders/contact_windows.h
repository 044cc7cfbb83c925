// When a seller can open a message about an order, as far as its state and the time tell: the windows of the pack's rules, which a list of
// many orders can ask too. What else stands against a reason (a buyer's wish, how often was written) is in AllowedReason.
#pragma once

#include <optional>

#include "app/orders/orders.h"
#include "policy/pack.h"
#include "store/contact_filter.h"

namespace stoa {

// What the windows ask of an order.
struct ContactFacts {
    bool has_buyer = false;
    Timestamp placed_at{};
    DeliveryState delivery_state{};
    FulfilledBy fulfilled_by{};
    std::optional<Timestamp> completed_at{};
    std::optional<Timestamp> delivery_earliest{};
    std::optional<Timestamp> delivery_latest{};
};

// Open where any reason's window is.
Contact contact_of(const policy::Pack& pack, const ContactFacts& order, Timestamp now);
// The same for the store: finds the orders that contact_of says are open.
store::ContactFilter contact_filter(const policy::Pack& pack, Timestamp now);

}  // namespace stoa
