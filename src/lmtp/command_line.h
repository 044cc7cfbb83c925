// Takes one command line out of a stream of bytes. A line ends with CRLF and with nothing else: a bare CR or LF spoils it
// but does not end it, so that nobody can be brought to see more commands in a text than there are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lmtp/limits.h"

namespace stoa::lmtp {

class CommandLine {
public:
    enum class Flaw { None, BareLineBreak, TooLong };

    // Takes bytes up to the end of the line, and says how many. A new line begins with the call after it was complete.
    std::size_t take(std::string_view bytes);

    bool is_complete() const { return is_complete_; }
    // So long without an end that waiting for one is in vain.
    bool is_endless() const { return size_bytes_ > passed_over_size_bytes_max; }
    Flaw flaw() const;
    // Without its CRLF; of a line with a flaw, not all of it.
    const std::string& text() const { return text_; }

private:
    void take(char c);

    std::string text_;
    std::size_t size_bytes_ = 0;
    bool after_return_ = false;
    bool has_bare_line_break_ = false;
    bool is_complete_ = false;
};

}  // namespace stoa::lmtp
