// What a mail says, to be read: all of it, and what its author wrote now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/read/mail.h"

namespace stoa {

// The plain text, or the HTML as a reader sees it where there is nothing else.
std::string readable_text(const mail::Mail& mail);

// Of that text what the author wrote now, without quotes and signatures; may be empty.
std::string fresh_words(const mail::Mail& mail, std::string_view text);

// The whole text in pieces, each either of the words that `fresh` kept or of what was left out of them.
struct MailPiece {
    std::string text;  // Whole lines, without the last one's end.
    bool is_left_out = false;
    friend bool operator==(const MailPiece&, const MailPiece&) = default;
};
std::vector<MailPiece> cut_into_pieces(std::string_view text, std::string_view fresh);

}  // namespace stoa
