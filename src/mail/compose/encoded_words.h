// Texts of any letters in header fields of ASCII (RFC 2047).
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// `text` (one line of UTF-8) for an unstructured field, as the Subject: as it stands where it is ASCII, otherwise as encoded words of at
// most 75 characters, each of whole characters, with a blank between them. What only looks like an encoded word is encoded too: it must not
// be read as one.
std::string encoded_text(std::string_view text);

// The same for a display name (RFC 5322 section 3.2.5): ASCII stands in a quoted string.
std::string encoded_phrase(std::string_view text);

// `text` in double quotes (RFC 5322 section 3.2.4).
std::string quoted_string(std::string_view text);

}  // namespace stoa::mail
