// What other servers say of mails that went out.
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "mail/read/mail.h"

namespace stoa {

// Where notifications about mails come back to that are of no conversation: it takes nothing else. REQUIRES: there is e-mail.
std::string bounce_address(const App& app);
bool is_bounce_address(const App& app, std::string_view address);

// Marks the mail that a delivery status notification (RFC 3464) is about, where it is one of ours.
Result<void> note_bounce(App& app, const mail::Mail& notification);

}  // namespace stoa
