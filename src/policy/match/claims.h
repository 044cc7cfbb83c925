// Numbers that are plainly something other than a number to dial: order ids, dates, times, prices, sizes, codes with
// letters, bank accounts, and what the order itself holds.
#pragma once

#include <vector>

#include "policy/view.h"

namespace stoa::policy {

// One flag a token of the passage. Linear.
std::vector<bool> claim_other_numbers(const Passage& passage, const Draft& draft);

}  // namespace stoa::policy
