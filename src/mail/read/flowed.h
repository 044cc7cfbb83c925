// Puts the lines of a paragraph together again that the sender has wrapped (format=flowed, RFC 3676).
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// Whether the blank that marks a wrapped line is part of the text (RFC 3676 section 4, DelSp).
enum class TrailingBlank { Kept, Deleted };

// `text` has \n. Quoted lines keep a ">" for each depth, followed by a blank before their text.
std::string unwrap_flowed(std::string_view text, TrailingBlank trailing_blank);

}  // namespace stoa::mail
