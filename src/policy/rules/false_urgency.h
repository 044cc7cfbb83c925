// purpose.false_urgency: "[Important]" before the subject of a message that is not.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_false_urgency(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
