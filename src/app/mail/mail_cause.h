// Why a mail did not arrive, as far as those may know who do not see addresses: what servers say names them.
#pragma once

#include <string_view>

namespace stoa {

enum class MailCause { NoMailbox, MailboxFull, TooLarge, Refused, Unreachable, Other };

std::string_view to_text(MailCause cause);

// By the enhanced status code (RFC 3463) in what a server said: "550 5.1.1 <dana@…>: no such user" has no mailbox.
MailCause cause_of(std::string_view reply);

}  // namespace stoa
