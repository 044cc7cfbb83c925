// Numbers in words: what a row of number words counts ("quatre vingt deux", "seven hundred"), and words that are several
// written as one ("hunderteinundsiebzig", "nulleinssieben", "seicentododici").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/text/lexicon.h"

namespace stoa::policy {

struct NumberWord {
    NumberForm form = NumberForm::None;
    std::uint8_t value = 0;
};

inline constexpr std::size_t number_words_max = 5;  // That make one number below a thousand thousands.

struct SpelledNumber {
    std::string digits;
    std::size_t words = 0;  // How many it takes; 0 where none begins there.
};

// The number that `words` begin with.
SpelledNumber read_number_words(std::span<const NumberWord> words);

// The digits of a word that is made of at least two number words; empty where it is not. `word` normalised. The cost is
// bounded: longer words than `run_together_max` characters are none.
inline constexpr std::size_t run_together_max = 96;
std::string read_run_together(std::u32string_view word);

// Where in a row of letters the number words begin that it ends with ("a f i v e" without its blanks), and their digits;
// nothing where it ends with none. At most `run_together_max` letters.
struct LetteredDigits {
    std::size_t begin;
    std::string digits;
};
std::optional<LetteredDigits> find_number_words(std::u32string_view letters);

}  // namespace stoa::policy
