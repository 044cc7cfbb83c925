// Groups of digits in a passage, however they are written: figures, figures with letters among them ("O171"), number words
// of eight languages ("double five", "quatre-vingt-dix", "einundzwanzig", "ゼロ"), ideographs.
#pragma once

#include <string>
#include <vector>

#include "policy/view.h"

namespace stoa::policy {

struct DigitGroup {
    enum class Style {
        Figures,
        MixedWithLetters,  // "O171": o, i, l.
        Disguised,         // "S55 OI42": other letters that look like figures.
        Spelled,
    };
    std::size_t first = 0;  // Tokens of the passage.
    std::size_t end = 0;
    std::string digits;
    Style style = Style::Figures;
};

// In the order of the text. Tokens that are `claimed` (something other than a number to dial) are in no group.
std::vector<DigitGroup> read_digit_groups(const Passage& passage, const std::vector<bool>& claimed);

}  // namespace stoa::policy
