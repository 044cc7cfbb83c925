// All findings in a draft, by the rules that its pack applies, and the rules that could not be asked.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "policy/rule.h"
#include "policy/verdict.h"

namespace stoa::policy {

class View;

// Of one rule that stops or warns: nobody reads more, and each is told with its words. What is changed is changed everywhere.
inline constexpr std::size_t findings_of_rule_max = 1000;

struct Findings {
    std::vector<Finding> findings{};         // In the order of the parts and spans.
    std::vector<Unavailable> unavailable{};  // In the order of the rules.
};

// A rule that throws is unavailable, and the others go on.
Findings find_all(const View& view, std::span<const Rule> by = rules());
// Of the rules that look at order and history only.
Findings find_of_state(const View& view);

}  // namespace stoa::policy
