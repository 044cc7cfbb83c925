#include "app/mail/mail_cause.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "base/ascii.h"

namespace stoa {

namespace {

struct StatusCode {
    int subject = -1;  // RFC 3463 section 3: 1 address, 2 mailbox, 3 system, 4 network, 7 policy.
    int detail = -1;
};

// Reads "1.1" and its like at the beginning of `text`; what is none has no subject.
StatusCode read_rest(std::string_view text) {
    StatusCode code;
    const char* const end = text.end();
    const auto subject = std::from_chars(text.begin(), end, code.subject);
    if (subject.ec != std::errc() || subject.ptr == end || *subject.ptr != '.') return {};
    const auto detail = std::from_chars(subject.ptr + 1, end, code.detail);
    if (detail.ec != std::errc() || (detail.ptr != end && (is_digit(*detail.ptr) || *detail.ptr == '.'))) return {};
    return code;
}

StatusCode find_code(std::string_view reply) {
    for (std::size_t at = 0; at + 4 < reply.size(); ++at) {
        const bool begins = (reply[at] == '4' || reply[at] == '5') && reply[at + 1] == '.' && is_digit(reply[at + 2]) &&
                            (at == 0 || (!is_digit(reply[at - 1]) && reply[at - 1] != '.'));
        if (!begins) continue;
        const StatusCode code = read_rest(reply.substr(at + 2));
        if (code.subject >= 0) return code;
    }
    return {};
}

}  // namespace

std::string_view to_text(MailCause cause) {
    constexpr std::array<std::string_view, 6> texts{"no_mailbox", "mailbox_full", "too_large", "refused", "unreachable", "other"};
    return texts[static_cast<std::size_t>(cause)];
}

MailCause cause_of(std::string_view reply) {
    const StatusCode code = find_code(reply);
    if (code.subject == 1) return code.detail == 7 || code.detail == 8 ? MailCause::Refused : MailCause::NoMailbox;
    if (code.subject == 2) return code.detail == 2 ? MailCause::MailboxFull : code.detail == 3 ? MailCause::TooLarge : MailCause::NoMailbox;
    if (code.subject == 3) return code.detail == 4 ? MailCause::TooLarge : MailCause::Other;
    if (code.subject == 4) return MailCause::Unreachable;
    if (code.subject == 7) return MailCause::Refused;
    return MailCause::Other;
}

}  // namespace stoa
