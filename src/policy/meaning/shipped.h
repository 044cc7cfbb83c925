// The phrase book, the words' classes and the model that are built into the program.
#pragma once

#include "policy/meaning/model.h"
#include "policy/meaning/phrasebook.h"
#include "policy/meaning/word_table.h"

namespace stoa::policy {

const Phrasebook& shipped_phrasebook();
const WordTable& shipped_word_table();
const Model& shipped_model();

// A concept file's name without folder and ending: "src/policy/meaning/concepts/en.txt" is "en".
std::string_view language_of_file(std::string_view path);

}  // namespace stoa::policy
