// A mail's text cut into what was written and what was quoted, in order.
#pragma once

#include <cstddef>
#include <vector>

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// Lines of the mail that belong together.
struct ReplyChunk {
    std::size_t begin;
    std::size_t end;
    bool is_quote;
    bool is_introduced = false;    // Quotes: a mail program's words stand above it.
    std::size_t quoted_begin = 0;  // Quotes: where the introduction ends.
};

// Every written line is in one chunk. Texts still have their signatures and advertisements.
std::vector<ReplyChunk> reply_chunks(ReplyLines lines);

}  // namespace stoa::mail
