// What other servers say of mails that went out.
#pragma once

#include "app/app.h"
#include "mail/read/mail.h"

namespace stoa {

// Marks the mail that a delivery status notification (RFC 3464) is about, where it is one of ours.
Result<void> note_bounce(App& app, const mail::Mail& notification);

}  // namespace stoa
