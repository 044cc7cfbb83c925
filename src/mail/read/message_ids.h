// Reads Message-ID, In-Reply-To and References (RFC 5322 section 3.6.4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

inline constexpr std::size_t message_ids_max = 200;       // Of one list; the first and the latest ones are kept.
inline constexpr std::size_t message_id_bytes_max = 998;  // RFC 5322 section 2.1.1: a line. Longer ones are left out.

// Without < and > and blanks. Words between them, as "Your message of … <id>", are left out; a value without < is taken
// as ids with blanks between them, where they have an @.
std::vector<std::string> parse_message_ids(std::string_view value);

}  // namespace stoa::mail
