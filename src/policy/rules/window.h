// timing.window: a seller opens a message too long after the order date.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_window(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
