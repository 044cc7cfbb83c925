// What a rule is: a number, an id, and a pure function that finds breaches in a draft. The list is in rules/all.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/pack.h"
#include "policy/verdict.h"

namespace stoa::policy {

class View;

// One place where a rule is broken. The engine makes a finding of it: the outcome is the pack's business.
struct Sighting {
    Part part = Part::Message;
    std::optional<Span> span{};
    std::optional<Replacement> replacement{};
    std::string text{};  // Words that stand in none of the parts: a link's target, what a code says.
    std::optional<FilePlace> place{};
    std::optional<Outcome> outcome{};  // Where it is another than the rule's.
    Certainty certainty = Certainty::Sure;
    std::vector<std::pair<std::string, std::string>> arguments{};
};

using FindFunction = std::vector<Sighting> (*)(const View& view, const RuleSetting& setting);
// Of a rule that needs what may be missing (a dictionary): an error says why nothing can be found now.
using TryFindFunction = Result<std::vector<Sighting>> (*)(const View& view, const RuleSetting& setting);

// What delivery does to a finding whose outcome is `modify`.
enum class Modification {
    Mend,  // Applies the replacement.
    Mask,  // Puts `mask` in the place of the span; the reader is told what was there.
};

struct Rule {
    RuleNumber number;
    std::string_view id;
    std::string_view parameters = {};  // Names that a pack may set, with blanks between them.
    FindFunction find = nullptr;       // Neither this nor the next: the rule is known to packs and stores, but nothing looks for it yet.
    TryFindFunction try_find = nullptr;
    Modification modification = Modification::Mend;
    bool of_state = false;  // Decided by order and history, whatever is written: told before anybody writes.
};

// All rules of the catalogue in the order of their numbers, which are 1 and up without a gap.
std::span<const Rule> rules();
// Their ids, in that order.
std::vector<std::string_view> rule_ids();
const Rule* find_rule(std::string_view id);
const Rule* find_rule(RuleNumber number);

}  // namespace stoa::policy
