// The header fields of a mail that goes out (RFC 5322 section 3.6).
#pragma once

#include <gmime/gmime.h>

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

// REQUIRES: a mail whose addresses, message id and links were checked.
void add_header_fields(GMimeMessage& message, const OutgoingMail& mail);

}  // namespace stoa::mail
