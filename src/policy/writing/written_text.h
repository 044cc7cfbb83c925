// A text as its author wrote it, cut into sentences of words and signs: what spelling and grammar look at. Nothing is folded but case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

struct WrittenWord {
    std::size_t begin;  // Characters of the text that was read.
    std::size_t end;
    std::u32string lower;      // In small letters, "’" written as "'"; a sign that is no word stands for itself.
    bool is_word = false;      // Letters only, with apostrophes and hyphens inside.
    bool is_plain = false;     // A word of the author's own language as far as its look tells: not quoted, no part of an address,
                               // a number or a code, no letters of another script, no abbreviation.
    bool has_capital = false;  // Begins with a capital, or holds one.
    bool is_spaced = true;     // White space stands before it.
};

struct WrittenSentence {
    std::size_t begin;
    std::size_t end;
    std::vector<WrittenWord> words;
};

// Linear. A line's end ends a sentence.
std::vector<WrittenSentence> read_sentences(std::u32string_view text);

std::u32string lower_case(std::u32string_view word);

}  // namespace stoa::policy
