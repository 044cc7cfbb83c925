// Text is UTF-8 everywhere. What is read from outside is checked here once; lengths are in code points.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stoa {

// Whether `text` is well-formed UTF-8 without NUL (Unicode 15, table 3-7).
bool is_valid_utf8(std::string_view text);

// Code points of a well-formed text.
std::size_t length_in_code_points(std::string_view text);

// The byte offset at which code point `index` begins; `text.size()` where there are fewer.
std::size_t byte_offset(std::string_view text, std::size_t index);

// The first `count` code points, with "…" where something was cut.
std::string shorten(std::string_view text, std::size_t count);

// One line for lists: white space folded to single blanks, cut to `count` code points.
std::string snippet(std::string_view text, std::size_t count);

// Without white space (also Unicode's) at both ends.
std::string_view trim(std::string_view text);

// Folded for comparing and searching without regard to case and width (NFKC case fold, ICU).
std::string fold_case(std::string_view text);

// The candidate that is at most two edits (or a third of its length) away from `word`, if any; for "did you mean".
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

std::string to_hex(std::string_view bytes);
std::string to_base64url(std::string_view bytes);  // RFC 4648 section 5, without padding.
// Empty where `text` is not base64url without padding.
std::string from_base64url(std::string_view text);

std::string to_base64(std::string_view bytes);  // RFC 4648 section 4, with padding.
// Nothing where `text` is not base64 with its padding (RFC 4648 section 4).
std::optional<std::string> from_base64(std::string_view text);

// Parts between `separator`s; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace stoa
