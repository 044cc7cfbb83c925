// A mailbox as header fields name it (RFC 5322 section 3.4).
#pragma once

#include <compare>
#include <string>

namespace stoa::mail {

struct MailAddress {
    std::string name{};     // The decoded display name; may be empty.
    std::string address{};  // addr-spec (RFC 5322 section 3.4.1), its domain in small letters; empty where only a name stood.
    friend auto operator<=>(const MailAddress&, const MailAddress&) = default;
};

}  // namespace stoa::mail
