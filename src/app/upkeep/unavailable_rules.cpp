#include "app/upkeep/unavailable_rules.h"

#include "base/log.h"

namespace stoa {

void UnavailableRules::note(const std::vector<policy::Unavailable>& rules, Timestamp now) {
    if (rules.empty()) return;
    const std::lock_guard lock(guard_);
    std::erase_if(last_, [&](const auto& entry) { return now - entry.second > shown_for; });
    for (const policy::Unavailable& rule : rules) {
        const auto [entry, is_new] = last_.insert_or_assign({std::string(rule.rule_id), rule.reason}, now);
        if (is_new) log::warn("messages are not checked by {}: {}", entry->first.first, entry->first.second);
    }
}

std::vector<UnavailableRule> UnavailableRules::list(Timestamp now) const {
    std::vector<UnavailableRule> rules;
    const std::lock_guard lock(guard_);
    for (const auto& [key, last] : last_) {
        if (now - last <= shown_for) rules.push_back({.rule = key.first, .reason = key.second});
    }
    return rules;
}

}  // namespace stoa
