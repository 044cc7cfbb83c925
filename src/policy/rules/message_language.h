// content.language: a message that is not in the buyer's language.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_other_language(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
