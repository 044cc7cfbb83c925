// The text/plain body of a mail.
#pragma once

#include <string>

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

// UTF-8, lines end in "\n", at most `plain_columns_max` columns where they can be broken. People's words are set in ("  ") or quoted (">
// "), so that no line of theirs can pass for the marketplace's.
std::string write_plain_body(const OutgoingMail& mail);

}  // namespace stoa::mail
