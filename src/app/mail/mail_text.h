// What a mail that goes out says, in its reader's language.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/mail/letter.h"
#include "store/mails.h"

namespace stoa {

// Nothing where the message, draft or link that it is about is there no more. A link that works gets one more secret.
Result<std::optional<Letter>> write_letter(App& app, SellerId seller, const store::SentMail& mail, Links links);

}  // namespace stoa
