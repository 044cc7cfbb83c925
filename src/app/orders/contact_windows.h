// When a seller can open a message about an order, as far as its state and the time tell: the windows of the pack's rules, which a list of
// many orders can ask too. What else stands against a reason (a buyer's wish, how often was written) is in AllowedReason.
#pragma once

#include <optional>
#include <vector>

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

// The settings of timing.window and timing.review_window (policy/rules/window.cpp, review_window.cpp), read once for many orders.
class ContactWindows {
public:
    explicit ContactWindows(const policy::Pack& pack);

    // Open where any reason's window is.
    Contact contact_of(const ContactFacts& order, Timestamp now) const;
    // The same for the store: finds the orders that contact_of says are open.
    store::ContactFilter filter(Timestamp now) const;

private:
    struct Span;
    std::vector<Span> spans_of(const ContactFacts& order) const;

    store::OrderStates states_{}, feedback_states_{};
    std::optional<Duration> length_{};
    bool from_completion_ = false;
    std::optional<Duration> after_earliest_{}, after_latest_{};
    bool review_replaces_;
};

}  // namespace stoa
