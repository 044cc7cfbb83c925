// format.style_override: line height, font or font colour that the message sets itself.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_style_overrides(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
