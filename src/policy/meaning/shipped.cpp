#include "policy/meaning/shipped.h"

#include <stdexcept>

#include "base/digest.h"
#include "base/embedded.h"
#include "base/text.h"

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

std::string_view model_bytes() { return {stoa_policy_model, static_cast<std::size_t>(stoa_policy_model_end - stoa_policy_model)}; }

Phrasebook load_phrasebook() {
    std::vector<Phrasebook::Source> sources;
    for (const LanguageFile& file : files_by_language("concepts")) sources.push_back({file.language, file.bytes});
    return must(Phrasebook::parse(sources));
}

}  // namespace

std::vector<LanguageFile> files_by_language(std::string_view folder) {
    std::vector<LanguageFile> files;
    for (const EmbeddedFile& file : embedded_files_of_stoa_policy()) {
        std::string_view path = file.path;
        const std::size_t name = path.rfind('/');
        if (!path.substr(0, name).ends_with(folder)) continue;
        path.remove_prefix(name + 1);
        files.push_back({.language = path.substr(0, path.find('.')), .bytes = file.bytes});
    }
    return files;
}

const Phrasebook& shipped_phrasebook() {
    static const Phrasebook book = load_phrasebook();
    return book;
}

std::string_view shipped_word_table_bytes() { return {stoa_word_table, static_cast<std::size_t>(stoa_word_table_end - stoa_word_table)}; }

const WordTable& shipped_word_table() {
    static const WordTable table = [] {
        std::vector<Glossary::Source> glossaries;
        for (const LanguageFile& file : files_by_language("glossaries"))
            glossaries.push_back({.language = shipped_phrasebook().language(file.language), .text = file.bytes});
        return must(WordTable::parse(shipped_word_table_bytes(), shipped_phrasebook().language("en"), glossaries));
    }();
    return table;
}

const Model& shipped_model() {
    static const Model model = must(Model::parse(model_bytes(), shipped_word_table()));
    return model;
}

const std::string& engine_version() {
    static const std::string version = [] {
        constexpr std::size_t shown = 8;
        std::string parts = digest(model_bytes()) + digest(shipped_word_table_bytes());
        for (const EmbeddedFile& file : embedded_files_of_stoa_policy()) parts += digest(file.bytes);
        return std::string(STOA_VERSION "-") + to_hex(digest(parts)).substr(0, shown);
    }();
    return version;
}

}  // namespace stoa::policy
