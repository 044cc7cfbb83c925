// That e-mail got farther is told to the open pages of those who wrote.
#pragma once

#include <string>

#include "app/app.h"
#include "store/connection.h"
#include "store/mails.h"

namespace stoa {

// A message's mails, or what came with one, are shown otherwise from now on: an audit line, which is the seller's live event, and the
// buyer's. After the commit call publish_mail_move().
Result<void> note_mail_move(App& app, store::Transaction& transaction, SellerId seller, ConversationId conversation, const Uuid& object);

// The mail is in this state from now on, with what the server said; in one transaction with what note_mail_move() writes.
Result<void> move_mail(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail, MailState state,
                       const std::string& reply);

// Wakes the open streams of both sides.
void publish_mail_move(App& app, SellerId seller, const std::optional<ConversationId>& conversation);

}  // namespace stoa
