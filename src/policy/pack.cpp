#include "policy/pack.h"

#include <algorithm>

#include "policy/rule.h"

namespace stoa::policy {

std::int64_t RuleSetting::number(std::string_view name, std::int64_t fallback) const {
    const auto found = numbers.find(name);
    return found == numbers.end() ? fallback : found->second;
}

std::string_view RuleSetting::text(std::string_view name, std::string_view fallback) const {
    const auto found = texts.find(name);
    return found == texts.end() ? fallback : std::string_view(found->second);
}

const std::vector<std::string>& RuleSetting::list(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = lists.find(name);
    return found == lists.end() ? none : found->second;
}

bool RuleSetting::is_off() const { return outcome == Outcome::Pass && buyer_outcome.value_or(Outcome::Pass) == Outcome::Pass; }

bool RuleSetting::applies(Author author, Kind kind) const {
    switch (applies_to) {
        case AppliesTo::All:
            return true;
        case AppliesTo::Seller:
            return author == Author::Seller;
        case AppliesTo::Opened:
            return author == Author::Seller && is_seller_opened(kind);
    }
    return false;
}

Outcome RuleSetting::outcome_for(Author author, Certainty certainty) const {
    const Outcome sure = author == Author::Buyer && buyer_outcome ? *buyer_outcome : outcome;
    return certainty == Certainty::Unsure && unsure_outcome ? std::min(sure, *unsure_outcome) : sure;
}

bool ReasonSetting::is_open(DeliveryState state, FulfilledBy by) const {
    const bool of_state = delivery_states.empty() || std::ranges::find(delivery_states, state) != delivery_states.end();
    return of_state && (!fulfilled_by || *fulfilled_by == by);
}

const ReasonSetting& Pack::reason(Reason reason) const {
    static const ReasonSetting open_always;
    const auto found = reason_settings_.find(reason);
    return found == reason_settings_.end() ? open_always : found->second;
}

bool Pack::is_critical(Reason reason) const {
    const RuleSetting* consent = find_rule("consent.opted_out");
    if (!consent) return false;
    const auto& critical = consent->list("critical");
    return std::ranges::find(critical, to_text(reason)) != critical.end();
}

const RuleSetting* Pack::find_rule(RuleNumber rule) const {
    const auto found = rules_.find(rule);
    return found == rules_.end() ? nullptr : &found->second;
}

const RuleSetting* Pack::find_rule(std::string_view id) const {
    const Rule* rule = policy::find_rule(id);
    return rule ? find_rule(rule->number) : nullptr;
}

OnUnavailable Pack::on_unavailable(const RuleSetting& setting, Author author) const {
    if (setting.on_unavailable) return *setting.on_unavailable;
    if (on_unavailable_) return *on_unavailable_;
    return setting.outcome_for(author, Certainty::Sure) <= Outcome::Warn ? OnUnavailable::Pass : OnUnavailable::Hold;
}

Pack Pack::without(RuleNumber rule) const {
    Pack rest = *this;
    rest.rules_.erase(rule);
    return rest;
}

}  // namespace stoa::policy
