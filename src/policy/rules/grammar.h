// format.grammar: a doubled word, a wrong article, a slip of verb or gender; only what is wrong wherever it stands.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_grammar_faults(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
