// A normalised text cut into words, numbers, blanks and signs, each word with what the lexicon knows of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "policy/text/lexicon.h"

namespace stoa::policy {

struct Token {
    enum class Kind : std::uint8_t {
        Word,    // Letters of one script; of kana and ideographs a word that the lexicon knows, else one character.
        Number,  // ASCII digits.
        Blank,   // Spaces and tabs.
        Break,   // One line end.
        Mark,    // Any other single character.
    };
    Kind kind;
    std::uint32_t begin;
    std::uint32_t end;
    const Meaning* meaning = nullptr;  // Words that the lexicon knows.

    std::uint32_t size() const { return end - begin; }
    bool is(Sense sense) const { return meaning && meaning->has(sense); }
};

std::vector<Token> tokenise(std::u32string_view normalised);

}  // namespace stoa::policy
