// The phrase book, the words' classes and the model that are built into the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/meaning/model.h"
#include "policy/meaning/phrasebook.h"
#include "policy/meaning/word_table.h"

namespace stoa::policy {

const Phrasebook& shipped_phrasebook();
const WordTable& shipped_word_table();
std::string_view shipped_word_table_bytes();
const Model& shipped_model();

// What decides: the program's version, and by a digest what it was given to learn and to look up ("1.0.0-3f9a21c4"). A verdict of
// another engine than this one may come out differently today.
const std::string& engine_version();

// A file of a language that is built into the program: "src/policy/meaning/concepts/en.txt".
struct LanguageFile {
    std::string_view language;  // "en"; "any" for what belongs to none.
    std::string_view bytes;
};
// All that stand in a folder of this name.
std::vector<LanguageFile> files_by_language(std::string_view folder);

}  // namespace stoa::policy
