// What the header of a mail says about who writes to whom, when, about what and in answer to what.
#pragma once

#include <string_view>

#include "mail/read/fields.h"
#include "mail/read/mail.h"

namespace stoa::mail {

// Fills the addresses, subject, ids, date and `authentication_results`. Of fields that may stand only once (RFC 5322
// section 3.6) and stand more often, the first counts; lists of addresses are joined, so that a second From is seen.
// `raw_charset` is the charset of the text: who sends raw 8-bit headers uses it for them too.
void read_headers(const Fields& fields, std::string_view raw_charset, Mail& mail);

}  // namespace stoa::mail
