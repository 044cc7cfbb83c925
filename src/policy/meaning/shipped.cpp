#include "policy/meaning/shipped.h"

#include <stdexcept>

#include "base/embedded.h"

// Put into the program by the build (CMakeLists.txt): what tools/word_classes and tools/train_policy made.
extern "C" const char stoa_word_table[];
extern "C" const char stoa_word_table_end[];
extern "C" const char stoa_policy_model[];
extern "C" const char stoa_policy_model_end[];

namespace stoa {
std::span<const EmbeddedFile> embedded_files_of_stoa_policy();
}

namespace stoa::policy {

namespace {

// What is built in is tested; a program in which it is broken does not start.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::logic_error(result.error().message);
    return *std::move(result);
}

Phrasebook load_phrasebook() {
    std::vector<Phrasebook::Source> sources;
    for (const EmbeddedFile& file : embedded_files_of_stoa_policy()) sources.push_back({language_of_file(file.path), file.bytes});
    return must(Phrasebook::parse(sources));
}

}  // namespace

std::string_view language_of_file(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.find('.'));
}

const Phrasebook& shipped_phrasebook() {
    static const Phrasebook book = load_phrasebook();
    return book;
}

const WordTable& shipped_word_table() {
    static const WordTable table =
        must(WordTable::parse({stoa_word_table, static_cast<std::size_t>(stoa_word_table_end - stoa_word_table)}));
    return table;
}

const Model& shipped_model() {
    static const Model model =
        must(Model::parse({stoa_policy_model, static_cast<std::size_t>(stoa_policy_model_end - stoa_policy_model)}, shipped_word_table()));
    return model;
}

}  // namespace stoa::policy
