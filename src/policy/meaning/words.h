// A text cut into what understanding works on: words with their folded spelling, clauses and sentences.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/text/mapped_text.h"
#include "policy/text/tokens.h"

namespace stoa::policy {

// A word, a number, a single character of kana or ideographs, or one of the signs that mean something ("%", "★", "@").
struct Word {
    std::uint32_t begin;  // Characters of the normalised text.
    std::uint32_t end;
    std::uint32_t sentence;
    std::uint32_t clause;
    bool is_number;
    bool is_east_asian;
    bool glued;                   // Nothing stands between it and the word before.
    bool is_quoted = false;       // It stands in quotation marks.
    std::string key;              // UTF-8, without accents.
    std::uint32_t hash = 0;       // Of the key; of all numbers the same.
    std::uint32_t stem_hash = 0;  // Of its first letters; 0 where there are no more.
};

// A stretch of words, begin included, end not.
struct Stretch {
    std::uint32_t begin;
    std::uint32_t end;
    bool is_question = false;
};

struct Words {
    std::vector<Word> words;
    std::vector<Stretch> sentences;
    std::vector<Stretch> clauses;
};

// Its hashes too.
void set_key(Word& word, std::string key);

// Letters apart ("w h a t s", "w.h.a.t.s") are put together. Linear.
Words read_words(std::u32string_view normalised, const std::vector<Token>& tokens);

// How a word is spelled in a phrase book: folded as the words of a text are.
std::string folded_key(std::u32string_view normalised);
// The same of a word as people write it, in UTF-8.
std::string key_of(std::string_view word);
std::uint32_t key_hash(std::string_view key);

}  // namespace stoa::policy
