// The phrase book and the model that are built into the program.
#pragma once

#include "policy/meaning/model.h"
#include "policy/meaning/phrasebook.h"

namespace stoa::policy {

const Phrasebook& shipped_phrasebook();
const Model& shipped_model();

// A file of a language that is built into the program: "src/policy/meaning/concepts/en.txt".
struct LanguageFile {
    std::string_view language;  // "en"; "any" for what belongs to none.
    std::string_view bytes;
};
// All that stand in a folder of this name.
std::vector<LanguageFile> files_by_language(std::string_view folder);

}  // namespace stoa::policy
