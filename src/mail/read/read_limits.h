// How much of a mail is read. A mail over a limit is refused, never read in part.
#pragma once

#include <cstddef>

namespace stoa::mail {

struct ReadLimits {
    std::size_t size_bytes_max = 30 * 1024 * 1024;
    std::size_t depth_max = 20;                 // Of multiparts within each other; the mail itself is the first.
    std::size_t parts_max = 500;                // With the multiparts.
    std::size_t header_bytes_max = 256 * 1024;  // Of the mail and all its parts together.
    std::size_t text_bytes_max = 1024 * 1024;   // Of all plain text, and of all HTML, before and after its charset is converted.
};

}  // namespace stoa::mail
