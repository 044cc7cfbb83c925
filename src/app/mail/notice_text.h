// What mails about people's access say: invitations, links to choose a password and to sign in, addresses to confirm.
#pragma once

#include <optional>

#include "app/app.h"
#include "app/mail/letter.h"
#include "store/mails.h"

namespace stoa {

// Nothing where the link that it brings is there no more. A link that works gets one more secret, which stands in the
// mail alone.
Result<std::optional<Letter>> write_notice(App& app, SellerId seller, const store::SentMail& mail, Links links);

}  // namespace stoa
