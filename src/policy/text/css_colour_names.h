// The named colours of CSS Color Level 4, section 6.1.
#pragma once

#include <optional>
#include <string_view>

namespace stoa::policy {

// Six hexadecimal digits, or nothing. `name` in lower case.
std::optional<std::string_view> find_css_colour(std::string_view name);

}  // namespace stoa::policy
