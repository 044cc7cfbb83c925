// Character references of HTML: "&amp;", "&#49;", "&#x2e;".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace stoa::policy {

struct HtmlEntity {
    char32_t character = 0;
    std::size_t length = 0;  // How many characters of the source it takes.
};

inline constexpr std::size_t entity_length_max = 16;  // Characters after the "&", the semicolon included.

// The reference that `text` begins with, or nothing.
std::optional<HtmlEntity> read_html_entity(std::u32string_view text);

}  // namespace stoa::policy
