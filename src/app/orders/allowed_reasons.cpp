#include "app/orders/allowed_reasons.h"

#include "policy/engine.h"

namespace stoa {

namespace {

policy::Draft draft_of(const App& app, const Order& order, bool buyer_opted_out, Reason reason) {
    policy::Draft draft{.author = Author::Seller, .kind = kind_of(reason), .reason = reason, .sent_at = app.clock()};
    draft.order = policy::Order{.id = order.id.text(), .placed_at = order.placed_at, .completed_at = order.completed_at};
    draft.order->delivery_earliest = order.delivery_earliest;
    draft.order->delivery_latest = order.delivery_latest;
    draft.order->buyer_opted_out = buyer_opted_out;
    draft.order->seller_opened = order.seller_opened;
    draft.order->feedback_requested_at = order.feedback_requested_at;
    return draft;
}

}  // namespace

std::vector<AllowedReason> list_allowed_reasons(const App& app, const Order& order, bool buyer_opted_out) {
    std::vector<AllowedReason> reasons;
    for (const Reason reason : app.pack.reasons()) {
        AllowedReason allowed{.reason = reason, .critical = app.pack.is_critical(reason)};
        if (!order.buyer) {
            allowed.closed_by = ReasonClosedBy::NoBuyer;
        } else if (!app.pack.reason(reason).is_open(order.delivery_state, order.fulfilled_by)) {
            allowed.closed_by = ReasonClosedBy::OrderState;
        } else {
            const auto verdict = policy::check_state(draft_of(app, order, buyer_opted_out, reason), app.pack);
            const auto against =
                std::ranges::find_if(verdict.findings, [](const auto& finding) { return finding.outcome >= Outcome::Hold; });
            if (against != verdict.findings.end()) {
                allowed.closed_by = ReasonClosedBy::Rule;
                allowed.finding = *against;
            }
        }
        reasons.push_back(std::move(allowed));
    }
    return reasons;
}

Result<void> require_open_reason(const App& app, const std::optional<Order>& order, Reason reason) {
    if (!order || app.pack.reason(reason).is_open(order->delivery_state, order->fulfilled_by)) return {};
    return std::unexpected(Error{
        .problem = problems::reason_not_open, .message = "the reason is not open in the order's present state", .pointer = "/reason"});
}

}  // namespace stoa
