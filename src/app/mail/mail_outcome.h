// What a mail has become, and what is still to be noted of it in one transaction.
#pragma once

#include <optional>

#include "app/messages/messages.h"
#include "domain/mail.h"
#include "mail/read/mail.h"
#include "store/drafts.h"

namespace stoa {

// A mail that came in, as the actions of one side take it.
struct LetterIn {
    const Caller& caller;
    const Alias& alias;
    const mail::Mail& mail;
    std::string text;  // What its author wrote now; may be empty.
    IdempotencyKey key;
    std::vector<AttachmentId> files{};  // What it carried, kept and not looked into yet.
};

struct MailOutcome {
    std::optional<ConversationId> conversation{};  // Of the message that it is now.
    std::optional<std::int32_t> seq{};
    std::optional<MessageId> message{};
    std::optional<DraftId> draft{};            // Of what was stopped, or waits.
    std::optional<store::DraftRow> to_keep{};  // That draft, where it is not written yet.
    std::optional<MailKind> answer{};          // The mail that its author gets back,
    bool answers_later = false;                // when its files were looked into, and only if it was stopped then.
    bool tells_reason = false;                 // Of that draft, which is the words of an earlier mail, and says nothing itself.
};

MailOutcome outcome_of(const SendResult& result);

// TextEmpty, with words for whoever sent the mail, where it brings no files either.
Result<void> require_words(const LetterIn& letter, const std::string& text);

}  // namespace stoa
