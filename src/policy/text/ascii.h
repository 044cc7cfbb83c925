// Letters of ASCII, which names in HTML, CSS and hosts are compared by.
#pragma once

namespace stoa::policy {

// "A" to "Z" as "a" to "z", all else as it is.
constexpr char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c; }

}  // namespace stoa::policy
