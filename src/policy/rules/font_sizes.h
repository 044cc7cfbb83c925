// format.font_sizes: more sizes of letters than the pack allows.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_font_sizes(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
