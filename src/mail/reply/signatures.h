// Where somebody's own words end and their signature begins.
#pragma once

#include <cstddef>
#include <string_view>

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// The first "-- " of [begin, end) (RFC 3676 section 4.3), which leaves no doubt, whatever comes behind it; else `end`.
std::size_t find_signature_delimiter(ReplyLines lines, std::size_t begin, std::size_t end);

// The line of [begin, end) at which a signature begins that goes to `end`; `end` where none is certain. A closing and a name
// ("Best regards, Anna") are the author's words; behind "--" and its like they are not.
// `sender_name`: who wrote, if known.
std::size_t begin_of_signature(ReplyLines lines, std::size_t begin, std::size_t end, std::string_view sender_name);

}  // namespace stoa::mail
