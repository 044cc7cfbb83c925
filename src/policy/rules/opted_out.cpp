#include "policy/rules/opted_out.h"

#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_opted_out(const View& view, const RuleSetting&) {
    const Draft& draft = view.draft();
    if (!draft.order || !draft.order->buyer_opted_out) return {};
    if (draft.reason && view.pack().is_critical(*draft.reason)) return {};
    return {Sighting{}};
}

}  // namespace stoa::policy
