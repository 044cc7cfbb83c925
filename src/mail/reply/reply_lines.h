// The lines of a mail's text, and what each is by its first signs alone.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace stoa::mail {

struct ReplyLine {
    std::string_view text;                // Without its line end and without blanks at its end.
    bool is_quoted = false;               // Begins with ">" (RFC 3676 section 4.5).
    bool is_signature_delimiter = false;  // "-- " with its blank (RFC 3676 section 4.3).

    bool is_blank() const { return text.empty(); }
};

using ReplyLines = std::span<const ReplyLine>;

// Views into `text`. "\n" and "\r\n" end a line.
std::vector<ReplyLine> reply_lines(std::string_view text);

// Without blanks at the beginning.
std::string_view without_indent(std::string_view line);

// Whether the line is nothing but `least` or more of "-", "_", "=", "*", "~" or longer dashes, blanks aside.
bool is_rule(std::string_view line, std::size_t least);

// The first line from `from` on that is not blank; `lines.size()` where there is none.
std::size_t next_written(ReplyLines lines, std::size_t from);

// The end of what is written in [begin, end): one behind its last line that is not blank; `begin` where there is none.
std::size_t end_of_written(ReplyLines lines, std::size_t begin, std::size_t end);

// Where the paragraph begins that ends before `end`; `begin` where it is the first, or has more than a hundred lines.
std::size_t begin_of_paragraph(ReplyLines lines, std::size_t begin, std::size_t end);

}  // namespace stoa::mail
