// For tests: the packs that ship, read from the source tree.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "policy/pack.h"

namespace stoa::policy {

inline std::string read_project_file(const std::string& path) {
    std::ifstream file(STOA_SOURCE_DIR "/" + path, std::ios::binary);
    if (!file) throw std::runtime_error("no " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const Pack& shipped_pack(std::string_view name) {
    static const auto load = [](std::string_view wanted) {
        const std::string first = read_project_file("packs/amazon-2021.toml"), second = read_project_file("packs/amazon-2025.toml");
        const Pack::Source sources[] = {{"amazon-2021", first}, {"amazon-2025", second}};
        auto pack = Pack::load(wanted, sources);
        if (!pack) throw std::runtime_error(pack.error().message);
        return *std::move(pack);
    };
    static const Pack pack_2021 = load("amazon-2021"), pack_2025 = load("amazon-2025");
    return name == "amazon-2021" ? pack_2021 : pack_2025;
}

}  // namespace stoa::policy
