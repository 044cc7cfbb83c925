// All findings in a draft, by the rules that its pack applies.
#pragma once

#include <vector>

#include "policy/verdict.h"

namespace stoa::policy {

class View;

// In the order of the parts and spans.
std::vector<Finding> find_all(const View& view);
// Of the rules that look at order and history only.
std::vector<Finding> find_of_state(const View& view);

}  // namespace stoa::policy
