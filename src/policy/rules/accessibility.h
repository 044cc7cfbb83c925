// format.accessibility: images without a description, text in images only, letters that hardly stand out.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_inaccessible(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
