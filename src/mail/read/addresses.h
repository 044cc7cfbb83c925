// Reads address lists (RFC 5322 section 3.4), also what is not quite one.
#pragma once

#include <string_view>
#include <vector>

#include "mail/read/mail.h"

namespace stoa::mail {

inline constexpr std::size_t addresses_max = 1'000;  // Of one list; what follows is not read.

// `value` may be folded; `raw_charset` as in encoded_words.h. Groups are replaced by their members. A value that nests or lists more groups
// than anybody writes has no addresses.
std::vector<MailAddress> parse_addresses(std::string_view value, std::string_view raw_charset = {});

}  // namespace stoa::mail
