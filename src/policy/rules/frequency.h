// timing.frequency: the buyer was asked for feedback before, or was written to about the order as often as is allowed.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_too_frequent(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
