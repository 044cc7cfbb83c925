// The text/html body of a mail.
#pragma once

#include <string>

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

// A whole UTF-8 page, lines end in "\n". Nothing in it is fetched from anywhere. REQUIRES: links that `is_web_link` takes.
std::string write_html_body(const OutgoingMail& mail);

}  // namespace stoa::mail
