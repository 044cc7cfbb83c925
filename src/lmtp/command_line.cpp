#include "lmtp/command_line.h"

namespace stoa::lmtp {

std::size_t CommandLine::take(std::string_view bytes) {
    if (is_complete_) *this = CommandLine();
    std::size_t count = 0;
    while (count < bytes.size() && !is_complete_) take(bytes[count++]);
    return count;
}

void CommandLine::take(char c) {
    ++size_bytes_;
    is_complete_ = c == '\n' && after_return_;
    const bool is_bare = is_complete_ ? false : after_return_ || c == '\n';
    has_bare_line_break_ = has_bare_line_break_ || is_bare;
    after_return_ = c == '\r';
    if (c != '\r' && c != '\n' && size_bytes_ <= command_line_size_bytes_max) text_ += c;
}

CommandLine::Flaw CommandLine::flaw() const {
    if (has_bare_line_break_) return Flaw::BareLineBreak;
    return size_bytes_ > command_line_size_bytes_max ? Flaw::TooLong : Flaw::None;
}

}  // namespace stoa::lmtp
