// Words of other languages with what they mean in English, from FreeDict's dictionaries in the format of dictd.
#pragma once

#include <map>
#include <string>

#include "vectors.h"

namespace stoa::policy::classes {

struct ForeignWord {
    Vector vector{};
    std::size_t rank = static_cast<std::size_t>(-1);  // Of the commonest translation.
};
// By their folded spelling, as a text's words are.
using Lexicon = std::map<std::string, ForeignWord>;

enum class Direction { ToEnglish, FromEnglish };
enum class Script { Blanks, Unspaced };  // Unspaced: entries of several words are searched for as well.

// `path` without ".index" and ".dict.dz". Adds each translation, the first ones with more weight. False: not there.
bool read_dictionary(const std::string& path, Direction direction, Script script, const English& english, Lexicon& lexicon);

// Entries "begin*" for the beginnings that a language's words have in common: what inflected forms are known by.
void add_stems(Lexicon& lexicon);

}  // namespace stoa::policy::classes
