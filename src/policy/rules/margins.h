// format.margins: space at the sides that takes more of the width than the pack allows.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_margins(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
