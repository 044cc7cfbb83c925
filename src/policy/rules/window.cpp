#include "policy/rules/window.h"

#include "policy/view.h"

namespace stoa::policy {

namespace {

// timing.review_window stands in this rule's place for a review request where both delivery dates are known.
bool is_left_to_review_window(const View& view) {
    const Draft& draft = view.draft();
    return draft.reason == Reason::FeedbackRequest && draft.order->delivery_earliest && draft.order->delivery_latest &&
           view.pack().find_rule("timing.review_window") && find_rule("timing.review_window")->find;
}

}  // namespace

std::vector<Sighting> find_window(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    if (!draft.order || is_left_to_review_window(view)) return {};
    const bool from_completion = setting.text("anchor", "placed_at") == "completed_at" && draft.order->completed_at;
    const Timestamp anchor = from_completion ? *draft.order->completed_at : draft.order->placed_at;
    const std::int64_t allowed_days = setting.number("days", 30);
    if (draft.sent_at - anchor <= days(allowed_days)) return {};
    Sighting sighting;
    sighting.arguments = {{"days", std::to_string(allowed_days)}, {"last", std::to_string((anchor + days(allowed_days)).ms)}};
    return {sighting};
}

}  // namespace stoa::policy
