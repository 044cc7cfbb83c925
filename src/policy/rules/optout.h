// content.optout: words and links to stop messages.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_opt_outs(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
