// The packs and words that ship, read from the source tree.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/catalogue.h"
#include "policy/pack.h"

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

inline const Catalogues& english() {
    static const std::string words = project_file("catalogues/en/policy.json");
    static const Catalogues::File files[] = {{"en", "en/policy.json", words}};
    static const Catalogues catalogues = Catalogues::load(files).value();
    return catalogues;
}

}  // namespace stoa::fuzz
