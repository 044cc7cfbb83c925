#include "policy/rules/review_window.h"

#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_review_window(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    if (draft.reason != Reason::FeedbackRequest || !draft.order) return {};
    const Order& order = *draft.order;
    // Half a window is one: too early is too early also where nobody knows when the last parcel comes.
    const auto first =
        order.delivery_earliest ? std::optional(*order.delivery_earliest + days(setting.number("days_after_earliest", 5))) : std::nullopt;
    const auto last =
        order.delivery_latest ? std::optional(*order.delivery_latest + days(setting.number("days_after_latest", 30))) : std::nullopt;
    const bool early = first && draft.sent_at < *first;
    const bool late = last && draft.sent_at > *last;
    if (!early && !late) return {};
    Sighting sighting;
    sighting.arguments.emplace_back("when", early ? "early" : "late");
    if (first) sighting.arguments.emplace_back("first", std::to_string(first->ms));
    if (last) sighting.arguments.emplace_back("last", std::to_string(last->ms));
    return {sighting};
}

}  // namespace stoa::policy
