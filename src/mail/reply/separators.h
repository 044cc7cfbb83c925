// Lines that stand between a reply and what it quotes or forwards, and say so: "-----Original Message-----".
#pragma once

#include <cstddef>

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:" in any language. One
// without dashes counts only where a header field or a quote follows.
bool is_separator(ReplyLines lines, std::size_t at);

// The line that Stoa writes above all that it sends: "##" around some words. It may come back quoted.
bool is_reply_marker(std::string_view line);

}  // namespace stoa::mail
