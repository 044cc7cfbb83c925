#include "policy/pack_mistake.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace stoa::policy {

std::string PackMistake::headline() const { return fmt::format("{}:{}:{}: error: {}", file, line, column, message); }

std::string PackMistake::picture() const {
    // Tabs before the caret stay tabs, so that it stands under its place whatever their width.
    std::string under;
    const std::size_t before = byte_offset(source, column - 1);
    for (std::size_t at = 0; at < before; ++at) {
        const auto byte = static_cast<unsigned char>(source[at]);
        if ((byte & 0xc0U) == 0x80U) continue;
        under += source[at] == '\t' ? '\t' : ' ';
    }
    const std::size_t left = length_in_code_points(std::string_view(source).substr(before));
    under += '^' + std::string(std::max<std::size_t>(std::min(length, left), 1) - 1, '~');
    return fmt::format("{}\n{:5} | {}\n      | {}\n", headline(), line, source, under);
}

}  // namespace stoa::policy
