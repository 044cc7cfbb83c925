// consent.opted_out: a seller opens a message to a buyer who wants none, for a reason that is not critical.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_opted_out(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
