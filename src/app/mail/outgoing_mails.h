// Mails that go out: each is a row and a job in the transaction that has caused it, and is composed when it is sent (mail_sender.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/app.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "domain/job.h"
#include "domain/mail.h"
#include "mail/read/mail.h"
#include "store/mails.h"

namespace stoa {

// One that has all but its times, at once. REQUIRES: mails go out.
Result<void> queue_mail(App& app, store::Transaction& transaction, SellerId seller, store::SentMail mail);

// A message was delivered: mails to those of the other side who get mail, at once or when each of them wants it; a mail that still waits
// takes up what comes to the same conversation. Nothing where none go out.
Result<void> queue_message_mails(App& app, store::Transaction& transaction, const Conversation& conversation, const Message& message);

// A mail that came in.
struct MailIn {
    const Alias& alias;
    const Caller& author;
    const mail::Mail& mail;
};
// A mail back to its author about the draft that its words are now: why it was stopped, or what is asked.
Result<void> queue_answer(App& app, store::Transaction& transaction, const MailIn& in, MailKind kind, DraftId draft);

// The same about a draft whose files are still looked into: it waits for them, and is not sent where the draft was delivered.
Result<void> queue_answer_after_checking(App& app, store::Transaction& transaction, const MailIn& in, DraftId draft);
// They were, and the draft was stopped: it is sent now. Or it was delivered: it is not needed.
Result<void> hasten_answer(App& app, store::Transaction& transaction, SellerId seller, DraftId draft);
Result<void> drop_answer(store::Transaction& transaction, SellerId seller, DraftId draft);

// A moderator has decided about words that came by mail and were held: a mail to whoever was told so. `released`: they are that message
// now.
Result<void> queue_decision(App& app, store::Transaction& transaction, SellerId seller, DraftId draft, const Sent* released);

// Once more, from the first try on.
Result<void> queue_again(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail);

}  // namespace stoa
