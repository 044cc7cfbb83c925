// Takes the text of one mail, as DATA sends it, out of a stream of bytes: finds its end, undoes the transparency of dots
// (RFC 5321 section 4.5.2), and finds what must not be stored. Only CRLF ends a line and only CRLF.CRLF the mail (section 2.3.8); a bare
// CR or LF spoils it, for a server that takes one for a line's end would see another mail in this one ("SMTP smuggling").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace stoa::lmtp {

class MailText {
public:
    // Why a mail cannot be taken; the first that was found.
    enum class Flaw { None, BareLineBreak, LineTooLong, TooLarge, NoMemory };

    explicit MailText(std::size_t size_bytes_max) : size_bytes_max_(size_bytes_max) {}

    // Takes bytes up to the end of the mail, and says how many. Of a mail with a flaw nothing is kept. Time is linear.
    std::size_t take(std::string_view bytes);
    // There is no room for it: it goes as one with a flaw.
    void drop() { spoil(Flaw::NoMemory); }

    bool is_complete() const { return at_ == At::End; }
    Flaw flaw() const { return flaw_; }
    std::size_t kept_size_bytes() const { return text_.size(); }
    // Its lines end in CRLF. NUL and bytes beyond ASCII are as they came. Leaves nothing behind.
    std::string take_text() { return std::move(text_); }

private:
    enum class At { LineStart, FirstDot, ReturnAfterDot, Line, Return, End };

    void take(char c);
    void take_break(char c);
    void keep(std::string_view bytes);
    void end_line();
    void spoil(Flaw flaw);

    std::size_t size_bytes_max_;
    std::string text_;
    std::size_t line_size_bytes_ = 0;  // Of the line under way, as far as it is read.
    At at_ = At::LineStart;
    Flaw flaw_ = Flaw::None;
};

}  // namespace stoa::lmtp
