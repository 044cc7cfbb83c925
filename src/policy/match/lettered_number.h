// Freephone numbers whose end is a word on the keys: "1-800-GE-CARES", "0800 TEEKANNE".
#pragma once

#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// Cheap: whether a freephone prefix is there at all.
bool has_lettered_prefix(const Passage& passage);

// In the order of the text. `given` is the part as it was given: the word is in capitals.
std::vector<Match> find_lettered_numbers(const Passage& passage, std::u32string_view given);

}  // namespace stoa::policy
