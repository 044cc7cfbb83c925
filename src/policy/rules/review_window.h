// timing.review_window: a request for feedback before the buyer can know, or long after.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_review_window(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
