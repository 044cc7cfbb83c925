// A rule of a marketplace's own: phrases and patterns that its pack names.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "policy/match/own_words.h"
#include "policy/rule_setting.h"
#include "policy/verdict.h"

namespace stoa::policy {

class View;
struct Sighting;

struct OwnRule {
    std::string name;  // "competitors"; only the pack knows it.
    RuleNumber rule;   // What its findings are told as: a rule of the catalogue, or marketplace.own.
    RuleSetting setting{};
    std::string language{};              // Primary subtag of BCP 47; empty: in messages of every language.
    std::vector<std::string> phrases{};  // As the pack has them.
    std::vector<std::string> patterns{};
    std::optional<std::string> replacement{};    // What is put in the place of what was found, where a machine can mend it.
    std::shared_ptr<const OwnWords> words = {};  // Of phrases and patterns.
};

// What its findings are told as where it names no other rule.
inline constexpr std::string_view own_rule_id = "marketplace.own";

std::vector<Sighting> find_own(const View& view, const OwnRule& own);

}  // namespace stoa::policy
