// Telephone and fax numbers in a passage.
#pragma once

#include <string>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text. Linear; libphonenumber is asked only about what looks like a number to dial.
std::vector<Match> find_telephone_numbers(const View& view, const Passage& passage);

}  // namespace stoa::policy
