// The paths of MAIL and RCPT by the grammar of RFC 5321 section 4.1.2, with UTF-8 as RFC 6531 section 3.3 extends it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace stoa::lmtp {

// RFC 5321 section 4.5.3.1, in bytes.
inline constexpr std::size_t local_part_size_bytes_max = 64;
inline constexpr std::size_t domain_size_bytes_max = 255;
inline constexpr std::size_t path_size_bytes_max = 256;  // With its brackets.
inline constexpr std::size_t label_size_bytes_max = 63;  // RFC 1035 section 2.3.4; labels in UTF-8 are allowed to be as long.

struct Path {
    // `local@domain` in one spelling, so that equal mailboxes compare equal as far as a stranger may tell: no route, no needless quotes,
    // ASCII letters of the domain in lower case. Empty for `<>`; "postmaster" for the one mailbox that needs no domain.
    std::string address;
    bool is_ascii = true;
    std::size_t size_bytes = 0;  // Of the path in the text, brackets included.
};

enum class PathKind { Reverse, Forward };  // `<>` is a reverse-path only, `<Postmaster>` a forward-path only.

// The path that `text` begins with. What follows it is the caller's. Time is linear in the text.
Result<Path> parse_path(std::string_view text, PathKind kind);

}  // namespace stoa::lmtp
