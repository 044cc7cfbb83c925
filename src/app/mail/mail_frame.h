// What every mail that goes out has around what it says.
#pragma once

#include "app/app.h"
#include "mail/compose/outgoing_mail.h"
#include "store/mails.h"

namespace stoa {

// To the mail's recipient, named and dated as its row is, with the marketplace's words in the recipient's language.
mail::OutgoingMail begin_mail(const App& app, SellerId seller, const store::SentMail& mail, mail::MailAddress from);

}  // namespace stoa
