#include "app/orders/allowed_reasons.h"

#include <fmt/format.h>

#include "app/policy_order.h"
#include "policy/engine.h"

namespace stoa {

std::vector<AllowedReason> list_allowed_reasons(const App& app, const Order& order, const OrderBuyer& buyer) {
    policy::Draft draft{.author = Author::Seller, .sent_at = app.clock()};
    draft.order = policy_order(order, buyer);
    std::vector<AllowedReason> reasons;
    for (const Reason reason : app.pack.reasons()) {
        AllowedReason allowed{.reason = reason, .critical = app.pack.is_critical(reason)};
        if (!order.buyer) {
            allowed.closed_by = ReasonClosedBy::NoBuyer;
        } else if (!app.pack.reason(reason).is_open(order.delivery_state, order.fulfilled_by)) {
            allowed.closed_by = ReasonClosedBy::OrderState;
        } else {
            draft.kind = kind_of(reason);
            draft.reason = reason;
            const auto verdict = policy::check_state(draft, app.pack);
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

std::string key_of_closed(const Catalogues& catalogues, Reason reason) {
    std::string own = fmt::format("reason_closed.{}", to_text(reason));
    return catalogues.has("en", own) ? own : "reason_closed.other";
}

Result<void> require_open_reason(const App& app, const std::optional<Order>& order, Reason reason) {
    if (!order || app.pack.reason(reason).is_open(order->delivery_state, order->fulfilled_by)) return {};
    return std::unexpected(Error{.problem = problems::reason_not_open,
                                 .message = "the reason is not open in the order's present state",
                                 .pointer = "/reason",
                                 .arguments = {{"why", key_of_closed(app.catalogues, reason)}}});
}

}  // namespace stoa
