// Files that the build puts into the program (cmake/embed.cmake): packs, catalogues, migrations.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace stoa {

struct EmbeddedFile {
    std::string_view path;  // From the project's root: "packs/amazon-2025.toml".
    std::string_view bytes;
};

}  // namespace stoa
