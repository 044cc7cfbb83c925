// The packs and words that ship, read from the source tree; and dictionaries of a few words, so that no run waits for large ones.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/catalogue.h"
#include "policy/pack.h"
#include "policy/writing/dictionaries.h"

namespace stoa::fuzz {

inline std::string project_file(const std::string& path) {
    std::ifstream file(STOA_SOURCE_DIR "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::span<const policy::Pack::Source> shipped_packs() {
    static const std::string first = project_file("packs/amazon-2021.toml"), second = project_file("packs/amazon-2025.toml");
    static const policy::Pack::Source sources[] = {{"amazon-2021", first}, {"amazon-2025", second}};
    return sources;
}

inline const policy::Pack& newest_pack() {
    static const policy::Pack pack = policy::Pack::load("amazon-2025", shipped_packs()).value();
    return pack;
}

inline const policy::Dictionaries& small_dictionaries() {
    static const policy::Dictionaries dictionaries({
        .read = [](std::string_view) -> Result<policy::DictionaryFiles> {
            return policy::DictionaryFiles{"SET UTF-8\n", "9\nthe\nund\navec\npero\nanche\npara\nhet\noak\nshelf\n"};
        },
        .look = [](std::string_view) -> Result<void> { return {}; },
    });
    return dictionaries;
}

inline const Catalogues& english() {
    static const std::string words = project_file("catalogues/en/policy.json");
    static const Catalogues::File files[] = {{"en", "en/policy.json", words}};
    static const Catalogues catalogues = Catalogues::load(files).value();
    return catalogues;
}

}  // namespace stoa::fuzz
