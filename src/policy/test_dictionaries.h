// For tests: the dictionaries of this machine (tools/packages.txt), or a folder of one's own.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>

#include "policy/writing/dictionaries.h"

namespace stoa::policy {

inline Result<std::string> read_dictionary_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(problems::unavailable, path + " cannot be read");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

inline DictionarySource folder_of_dictionaries(const std::string& folder) {
    return {.read = [folder](std::string_view name) -> Result<DictionaryFiles> {
                const std::string path = folder + "/" + std::string(name);
                auto affixes = TRY(read_dictionary_file(path + ".aff"));
                auto words = TRY(read_dictionary_file(path + ".dic"));
                return DictionaryFiles{std::move(affixes), std::move(words)};
            },
            .look = [folder](std::string_view name) -> Result<void> {
                if (std::filesystem::exists(folder + "/" + std::string(name) + ".dic")) return {};
                return fail(problems::unavailable, folder + " has no " + std::string(name));
            }};
}

inline const Dictionaries& test_dictionaries() {
    static const Dictionaries dictionaries(folder_of_dictionaries("/usr/share/hunspell"));
    return dictionaries;
}

}  // namespace stoa::policy
