// Classes of single bytes, as RFC 5321 and RFC 5234 name them; the locale has no say.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace stoa::lmtp {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }  // Of a UTF-8 sequence.
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

inline std::string to_lower(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return to_lower(c); });
    return lower;
}

// `other` in any case of its letters; verbs and keywords are told apart so.
constexpr bool equals_without_case(std::string_view text, std::string_view other) {
    return std::ranges::equal(text, other, [](char a, char b) { return to_lower(a) == to_lower(b); });
}

constexpr bool starts_without_case(std::string_view text, std::string_view start) {
    return equals_without_case(text.substr(0, start.size()), start);
}

}  // namespace stoa::lmtp
