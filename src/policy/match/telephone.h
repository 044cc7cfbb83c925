// Telephone and fax numbers in a passage.
#pragma once

#include <string>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text. Linear; libphonenumber is asked only about what looks like a number to dial.
std::vector<Match> find_telephone_numbers(const View& view, const Passage& passage);

// Figures that may be a part of a number which other messages complete.
struct NumberPart {
    Match match;
    std::string digits;
    bool is_cued = false;      // A word near says that it is dialled, or goes on with what was begun.
    bool is_all_there_is = false;  // The message holds hardly anything else.
};
std::vector<NumberPart> find_number_parts(const Passage& passage, const Draft& draft);

}  // namespace stoa::policy
