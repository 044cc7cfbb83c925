// The lexicon's words as they are written down: folded, without accents, with blanks between them.
#pragma once

#include <span>
#include <string_view>

#include "policy/text/lexicon.h"

namespace stoa::policy {

struct SenseWords {
    Sense sense;
    std::u32string_view words;
};

struct NumberWords {
    NumberForm form;
    std::uint8_t first;  // The first word's value; each next word has `step` more.
    std::uint8_t step;
    std::u32string_view words;  // "-" leaves a value out.
};

struct CommonWords {
    Tongue tongue;
    std::u32string_view words;
};

struct SpelledDomain {
    std::u32string_view word;
    std::u32string_view domain_part;
};

std::span<const SenseWords> sense_words();
std::span<const NumberWords> number_words();
std::span<const CommonWords> common_words();
std::span<const SpelledDomain> spelled_domains();

}  // namespace stoa::policy
