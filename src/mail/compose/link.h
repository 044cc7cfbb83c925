// Which links a mail may hold.
#pragma once

#include <cstddef>
#include <string_view>

namespace stoa::mail {

constexpr std::size_t url_size_bytes_max = 900;  // With a label, a header field's line of it stays under RFC 5322's 998 bytes.

// Whether `url` is http or https with a host, in printable ASCII without blanks, quotes, backslashes and angle brackets (RFC 3986).
bool is_web_link(std::string_view url);

// Whether it is one that begins with https.
bool is_secure_link(std::string_view url);

}  // namespace stoa::mail
