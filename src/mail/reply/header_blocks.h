// The block of header lines that Outlook and its like write above what they quote: "From: … / Sent: … / To: … / Subject: …".
#pragma once

#include <cstddef>
#include <string_view>

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// Whether the line begins with the name of a header field in some language: "*Von:* Anna".
bool is_header_line(std::string_view line);

struct HeaderBlock {
    std::size_t begin;
    std::size_t end;          // One behind its last line.
    bool is_certain = false;  // Otherwise these lines are somebody's words: no block begins in them.
};

// What begins with the header line `begin`; lines may be wrapped, and doubled by blank ones. A certain block may begin a
// little later than asked.
HeaderBlock read_header_block(ReplyLines lines, std::size_t begin);

}  // namespace stoa::mail
