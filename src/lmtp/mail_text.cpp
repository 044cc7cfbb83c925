#include "lmtp/mail_text.h"

#include <algorithm>

#include "lmtp/limits.h"

namespace stoa::lmtp {

namespace {

constexpr std::string_view line_end = "\r\n";

}  // namespace

std::size_t MailText::take(std::string_view bytes) {
    std::size_t count = 0;
    while (count < bytes.size() && !is_complete()) {
        if (at_ == At::Line) {
            const std::size_t end = std::min(bytes.find_first_of(line_end, count), bytes.size());
            keep(bytes.substr(count, end - count));
            count = end;
            if (count == bytes.size()) break;
        }
        take(bytes[count++]);
    }
    return count;
}

void MailText::take(char c) {
    const bool is_after_return = at_ == At::Return || at_ == At::ReturnAfterDot;
    if (is_after_return && c == '\n') {
        if (at_ == At::Return) {
            end_line();
        } else {
            at_ = At::End;
        }
        return;
    }
    if (is_after_return) {
        spoil(Flaw::BareLineBreak);
        at_ = At::Line;
    }
    if (c == '\r' || c == '\n') {
        take_break(c);
    } else if (at_ == At::LineStart && c == '.') {
        at_ = At::FirstDot;
    } else {
        at_ = At::Line;
        keep({&c, 1});
    }
}

void MailText::take_break(char c) {
    if (c == '\r') {
        at_ = at_ == At::FirstDot ? At::ReturnAfterDot : At::Return;
    } else {
        spoil(Flaw::BareLineBreak);
        at_ = At::Line;
    }
}

void MailText::keep(std::string_view bytes) {
    line_size_bytes_ += bytes.size();
    if (line_size_bytes_ + line_end.size() > mail_line_size_bytes_max) spoil(Flaw::LineTooLong);
    if (flaw_ != Flaw::None) return;
    if (bytes.size() > size_bytes_max_ - text_.size()) return spoil(Flaw::TooLarge);
    text_ += bytes;
}

void MailText::end_line() {
    at_ = At::LineStart;
    if (flaw_ == Flaw::None && line_end.size() > size_bytes_max_ - text_.size()) spoil(Flaw::TooLarge);
    if (flaw_ == Flaw::None) text_ += line_end;
    line_size_bytes_ = 0;
}

void MailText::spoil(Flaw flaw) {
    if (flaw_ == Flaw::None) flaw_ = flaw;
    text_ = std::string();
}

}  // namespace stoa::lmtp
