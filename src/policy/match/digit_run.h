// Groups of digits that hang together, and how they are written: what a reader takes for one number.
#pragma once

#include <string>
#include <vector>

#include "policy/match/digits.h"

namespace stoa::policy {

// What stands between two groups.
struct Gap {
    char32_t mark = 0;         // The telling sign; 0 where there are only blanks.
    bool is_wide = false;      // A comma, a line end, several blanks: perhaps two numbers.
    bool has_word = false;     // "dash", "and".
    bool is_dictated = false;  // "dash", "Strich": somebody spells a number out.
};

struct DigitRun {
    std::vector<DigitGroup> groups;
    std::vector<Gap> gaps;         // One fewer than groups.
    bool has_plus = false;         // "+" directly before.
    std::size_t open_bracket = 0;  // Which group stands in brackets, counted from 1; 0: none.

    std::string digits() const;
    std::size_t count() const;                            // Digits.
    std::size_t count_of(DigitGroup::Style style) const;  // Groups.
    std::vector<std::size_t> grouping() const;
    // Groups `begin` to `end`.
    DigitRun part(std::size_t begin, std::size_t end) const;
};

std::vector<DigitRun> read_digit_runs(const Passage& passage, const std::vector<DigitGroup>& groups);

}  // namespace stoa::policy
