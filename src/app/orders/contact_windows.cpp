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

// The settings of timing.window and timing.review_window (policy/rules/window.cpp, review_window.cpp).
struct Windows {
    explicit Windows(const policy::Pack& pack) : review_replaces(pack.find_rule("timing.review_window") != nullptr) {
        for (const Reason reason : pack.reasons()) {
            for (const DeliveryState state : delivery_states) {
                for (const FulfilledBy by : fulfilments) {
                    if (!pack.reason(reason).is_open(state, by)) continue;
                    (reason == Reason::FeedbackRequest ? feedback_states : states).add(state, by);
                }
            }
        }
        if (const auto* window = find_closing(pack, "timing.window")) {
            length = days(window->number("days", 30));
            from_completion = window->text("anchor", "placed_at") == "completed_at";
        }
        if (const auto* review = find_closing(pack, "timing.review_window")) {
            after_earliest = days(review->number("days_after_earliest", 5));
            after_latest = days(review->number("days_after_latest", 30));
        }
    }

    store::OrderStates states{}, feedback_states{};
    std::optional<Duration> length{};
    bool from_completion = false;
    std::optional<Duration> after_earliest{}, after_latest{};
    bool review_replaces;
};

struct Span {
    std::optional<Timestamp> begin{};
    std::optional<Timestamp> end{};

    bool has(Timestamp now) const { return (!begin || *begin <= now) && !is_over(now); }
    bool is_over(Timestamp now) const { return end && *end < now; }
};

// Of the reasons that the order's state leaves open.
std::vector<Span> spans_of(const Windows& windows, const ContactFacts& order) {
    Span window;
    const Timestamp anchor = windows.from_completion ? order.completed_at.value_or(order.placed_at) : order.placed_at;
    if (windows.length) window.end = anchor + *windows.length;
    std::vector<Span> spans;
    if (windows.states.has(order.delivery_state, order.fulfilled_by)) spans.push_back(window);
    if (windows.feedback_states.has(order.delivery_state, order.fulfilled_by)) {
        Span review = windows.review_replaces && order.delivery_earliest && order.delivery_latest ? Span{} : window;
        if (windows.after_earliest && order.delivery_earliest) review.begin = *order.delivery_earliest + *windows.after_earliest;
        if (windows.after_latest && order.delivery_latest) {
            const Timestamp last = *order.delivery_latest + *windows.after_latest;
            review.end = review.end ? std::min(*review.end, last) : last;
        }
        spans.push_back(review);
    }
    return spans;
}

// When the last of them ends; nothing where one has no end.
std::optional<Timestamp> last_end(const std::vector<Span>& spans) {
    std::optional<Timestamp> last;
    for (const Span& span : spans) {
        if (!span.end) return std::nullopt;
        last = last ? std::max(*last, *span.end) : *span.end;
    }
    return last;
}

}  // namespace

Contact contact_of(const policy::Pack& pack, const ContactFacts& order, Timestamp now) {
    auto spans = spans_of(Windows(pack), order);
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
    contact.closes_at = last_end(spans);
    return contact;
}

store::ContactFilter contact_filter(const policy::Pack& pack, Timestamp now) {
    const Windows windows(pack);
    store::ContactFilter filter{.states = windows.states,
                                .from_completion = windows.from_completion,
                                .feedback_states = windows.feedback_states,
                                .window_is_replaced = windows.review_replaces};
    if (windows.length) filter.begin = now - *windows.length;
    if (windows.after_earliest) filter.earliest_until = now - *windows.after_earliest;
    if (windows.after_latest) filter.latest_from = now - *windows.after_latest;
    return filter;
}

}  // namespace stoa
