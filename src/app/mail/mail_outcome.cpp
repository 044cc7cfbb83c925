#include "app/mail/mail_outcome.h"

namespace stoa {

MailOutcome outcome_of(const SendResult& result) {
    MailOutcome outcome;
    if (const Sent* sent = std::get_if<Sent>(&result)) {
        outcome.conversation = sent->conversation;
        outcome.seq = sent->message.seq;
        outcome.message = sent->message.id;
    }
    if (const Stopped* stopped = std::get_if<Stopped>(&result)) {
        outcome.draft = stopped->draft;
        outcome.answer = MailKind::Refusal;
    }
    if (const Checking* checking = std::get_if<Checking>(&result)) {
        outcome.draft = checking->draft.id;
        outcome.answer = MailKind::Refusal;
        outcome.answers_later = true;
    }
    return outcome;
}

Result<void> require_words(const LetterIn& letter, const std::string& text) {
    if (!text.empty() || !letter.files.empty()) return {};
    return fail(problems::text_empty, "the mail holds no words of its own. Write above what you quote");
}

}  // namespace stoa
