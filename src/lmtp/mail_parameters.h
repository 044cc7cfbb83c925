// The parameters of MAIL and RCPT (RFC 5321 section 4.1.2, "Mail-parameters").
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "lmtp/reply.h"

namespace stoa::lmtp {

struct MailParameters {
    std::uint64_t size_bytes =
        0;                 // SIZE= (RFC 1870): what the client thinks it is; 0 where it did not say. Huge numbers are all the largest.
    bool is_utf8 = false;  // SMTPUTF8 (RFC 6531)
};

// What stands behind the path of MAIL: nothing, or a blank and parameters. BODY=7BIT and BODY=8BITMIME (RFC 6152) are taken and
// change nothing: all mail may have eight bits. Otherwise the reply that refuses it: 501 for what cannot be read or is not allowed, 555 for
// what was not announced.
std::expected<MailParameters, Reply> parse_mail_parameters(std::string_view text);

// Behind the path of RCPT no parameter is known.
std::expected<void, Reply> parse_recipient_parameters(std::string_view text);

}  // namespace stoa::lmtp
