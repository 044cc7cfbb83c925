// A seller's mail: an answer where the buyer has written, else a message that needs a reason, which its author is asked for where it is
// not plain.
#pragma once

#include "app/app.h"
#include "app/mail/mail_outcome.h"

namespace stoa {

// The mail's words, by the way that a page would take; or the words that an earlier mail brought, where this one tells their reason.
Result<MailOutcome> take_seller_mail(App& app, const LetterIn& letter);

}  // namespace stoa
