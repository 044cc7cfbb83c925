// content.tracking: images that report who read the message, and when.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_tracking(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
