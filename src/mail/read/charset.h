// Makes UTF-8 of the bytes of a text, whatever charset they are said to be in. Nothing fails here.
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// `declared` is the charset's name as sent, or empty. Where the bytes are not valid in it, or it is unknown, they are read
// as UTF-8 if they are that, else as what they look like, else as windows-1252. Sequences that stay invalid become
// U+FFFD; NUL and a byte order mark are dropped.
std::string to_utf8(std::string_view bytes, std::string_view declared);

// Whether `name` is a charset that to_utf8() knows.
bool is_known_charset(std::string_view name);

}  // namespace stoa::mail
