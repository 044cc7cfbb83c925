#include "app/orders/contact_windows.h"

#include <algorithm>
#include <array>
#include <vector>

namespace stoa {

namespace {

constexpr std::array delivery_states{DeliveryState::Pending, DeliveryState::ToPlan,    DeliveryState::NotShipped,
                                     DeliveryState::Shipped, DeliveryState::Delivered, DeliveryState::Cancelled};
constexpr std::array fulfilments{FulfilledBy::Seller, FulfilledBy::Marketplace};

// The rule's setting where it keeps a message from being sent.
const policy::RuleSetting* find_closing(const policy::Pack& pack, std::string_view rule) {
    const auto* setting = pack.find_rule(rule);
    const bool closes = setting && setting->outcome_for(Author::Seller, policy::Certainty::Sure) >= Outcome::Hold;
    return closes ? setting : nullptr;
}

}  // namespace

struct ContactWindows::Span {
    std::optional<Timestamp> begin{};
    std::optional<Timestamp> end{};

    bool has(Timestamp now) const { return (!begin || *begin <= now) && !is_over(now); }
    bool is_over(Timestamp now) const { return end && *end < now; }
};

ContactWindows::ContactWindows(const policy::Pack& pack) : review_replaces_(pack.find_rule("timing.review_window") != nullptr) {
    for (const Reason reason : pack.reasons()) {
        for (const DeliveryState state : delivery_states) {
            for (const FulfilledBy by : fulfilments) {
                if (!pack.reason(reason).is_open(state, by)) continue;
                (reason == Reason::FeedbackRequest ? feedback_states_ : states_).add(state, by);
            }
        }
    }
    if (const auto* window = find_closing(pack, "timing.window")) {
        length_ = days(window->number("days", 30));
        from_completion_ = window->text("anchor", "placed_at") == "completed_at";
    }
    if (const auto* review = find_closing(pack, "timing.review_window")) {
        after_earliest_ = days(review->number("days_after_earliest", 5));
        after_latest_ = days(review->number("days_after_latest", 30));
    }
}

// Of the reasons that the order's state leaves open.
std::vector<ContactWindows::Span> ContactWindows::spans_of(const ContactFacts& order) const {
    Span window;
    const Timestamp anchor = from_completion_ ? order.completed_at.value_or(order.placed_at) : order.placed_at;
    if (length_) window.end = anchor + *length_;
    std::vector<Span> spans;
    if (states_.has(order.delivery_state, order.fulfilled_by)) spans.push_back(window);
    if (feedback_states_.has(order.delivery_state, order.fulfilled_by)) {
        Span review = review_replaces_ && order.delivery_earliest && order.delivery_latest ? Span{} : window;
        if (after_earliest_ && order.delivery_earliest) review.begin = *order.delivery_earliest + *after_earliest_;
        if (after_latest_ && order.delivery_latest) {
            const Timestamp last = *order.delivery_latest + *after_latest_;
            review.end = review.end ? std::min(*review.end, last) : last;
        }
        spans.push_back(review);
    }
    return spans;
}

Contact ContactWindows::contact_of(const ContactFacts& order, Timestamp now) const {
    auto spans = spans_of(order);
    const bool in_time = std::ranges::any_of(spans, [&](const Span& span) { return span.has(now); });
    Contact contact;
    if (!order.has_buyer) {
        contact.why_closed = "no_buyer";
    } else if (spans.empty()) {
        contact.why_closed = "order_state";
    } else if (!in_time) {
        contact.why_closed = "window_closed";
    }
    contact.open = contact.why_closed.empty();
    if (!in_time) std::erase_if(spans, [&](const Span& span) { return !span.is_over(now); });
    // The end of the last of them; none where one has no end.
    if (!spans.empty() && std::ranges::all_of(spans, [](const Span& span) { return span.end.has_value(); }))
        contact.closes_at = std::ranges::max_element(spans, {}, [](const Span& span) { return *span.end; })->end;
    return contact;
}

store::ContactFilter ContactWindows::filter(Timestamp now) const {
    store::ContactFilter filter{.states = states_,
                                .from_completion = from_completion_,
                                .feedback_states = feedback_states_,
                                .window_is_replaced = review_replaces_};
    if (length_) filter.begin = now - *length_;
    if (after_earliest_) filter.earliest_until = now - *after_earliest_;
    if (after_latest_) filter.latest_from = now - *after_latest_;
    return filter;
}

}  // namespace stoa
