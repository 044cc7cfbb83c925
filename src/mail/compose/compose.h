// Writes a mail that goes out as the bytes that are handed to SMTP.
#pragma once

#include <string>

#include "base/result.h"
#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

// The whole mail (RFC 5322), multipart/alternative of text/plain and text/html, with files within multipart/mixed: CRLF line ends, lines of
// at most 998 bytes and as a rule of 78, 7-bit throughout but for the header fields of `HeaderForm::Utf8`. The same mail always gives the
// same bytes. Time is linear in the words. Refuses with `invalid_value`: an address, message id or link that is none, and more messages
// than `NewMessages::messages_max`. Any thread.
Result<std::string> compose(const OutgoingMail& mail);

}  // namespace stoa::mail
