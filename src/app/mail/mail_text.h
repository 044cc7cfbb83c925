// What a mail that goes out says, in its reader's language.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/mail/letter.h"
#include "store/mails.h"

namespace stoa {

// Nothing where there is nothing to tell any more: the draft or link is used or gone, or the messages were read on the web meanwhile. A
// link that works gets one more secret.
Result<std::optional<Letter>> write_letter(App& app, SellerId seller, const store::SentMail& mail, Links links);

}  // namespace stoa
