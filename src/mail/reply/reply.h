// What is new in a reply by e-mail: the author's words without what their mail program put around them.
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

struct ReplyHints {
    std::string_view sender_name{};  // As in the From's display name; may be empty. Tells a signature by its first line.
};

struct ReplyText {
    std::string text;     // What the author wrote now: "\n" as line end, no blanks at the ends of lines nor white space around all.
    bool is_cut = false;  // Whether anything but white space was left out.
};

// What is new in the plain text of a mail: without quotes, the lines that introduce them, signatures, advertisements of
// devices and disclaimers. In doubt a line stays. Quotes that the author answers piece by piece stay between the answers,
// as "> " lines. A text that would have nothing left (a bare forward) is given whole.
//
// `text` may be any bytes; UTF-8 is expected. The time grows in line with its size, which the reader of the mail limits.
// Safe from any thread.
ReplyText fresh_text(std::string_view text, const ReplyHints& hints = {});

}  // namespace stoa::mail
