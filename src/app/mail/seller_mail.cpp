#include "app/mail/seller_mail.h"

#include "app/mail/conversation_of.h"
#include "app/mail/plain_reason.h"
#include "app/mail/reason_question.h"
#include "app/mail/reason_tag.h"
#include "store/drafts.h"

namespace stoa {

namespace {

Result<MailOutcome> answer(App& app, const LetterIn& letter, ConversationId conversation) {
    TRY(require_words(letter, letter.text));
    const auto result = TRY(send_message(app, letter.caller,
                                         {.seller = letter.alias.seller,
                                          .conversation = conversation,
                                          .text = letter.text,
                                          .idempotency = letter.key,
                                          .files = letter.files}));
    return outcome_of(result);
}

// Before a sale there is no reason to open a message for but the pack's, and none is asked for: the buyer has written first.
Result<MailOutcome> write_without_order(App& app, const LetterIn& letter, ConversationId conversation, TaggedWords words) {
    TRY(require_words(letter, words.text));
    const auto result = TRY(send_message(app, letter.caller,
                                         {.seller = letter.alias.seller,
                                          .conversation = conversation,
                                          .reason = words.reason,
                                          .subject = std::move(words.subject),
                                          .text = std::move(words.text),
                                          .idempotency = letter.key,
                                          .files = letter.files}));
    return outcome_of(result);
}

// The same words that wait for a reason already, sent once more with it: they are not to be sent a second time from the page.
Result<std::optional<DraftId>> find_same_words(App& app, const LetterIn& letter, const std::string& text) {
    const auto draft = TRY(app.database.read([&](store::Reader& reader) {
        return store::find_draft_without_reason(reader, letter.alias.seller, *letter.alias.order, letter.caller.user);
    }));
    return draft && draft->body == text ? std::optional(draft->id) : std::nullopt;
}

Result<MailOutcome> open_message(App& app, const LetterIn& letter, TaggedWords words) {
    TRY(require_words(letter, words.text));
    const OpenReasons open = TRY(find_open_reasons(app, letter.alias));
    if (!words.reason) words.reason = find_plain_reason(app, letter.caller, open, words);
    if (!words.reason || open.is_closed_by_order(*words.reason)) return ask_for_reason(app, letter, open, std::move(words));
    const auto waiting = TRY(find_same_words(app, letter, words.text));
    const auto result = TRY(contact_buyer(app, letter.caller,
                                          {.seller = letter.alias.seller,
                                           .order = *letter.alias.order,
                                           .reason = *words.reason,
                                           .subject = std::move(words.subject),
                                           .text = std::move(words.text),
                                           .draft = waiting,
                                           .idempotency = letter.key,
                                           .files = letter.files}));
    return outcome_of(result);
}

}  // namespace

Result<MailOutcome> take_seller_mail(App& app, const LetterIn& letter) {
    if (const auto asked = TRY(find_asked_draft(app, letter))) {
        auto outcome = TRY(take_reason(app, letter, *asked));
        if (outcome) return *std::move(outcome);
    }
    const auto there = TRY(find_conversation_of(app, letter.alias));
    TaggedWords words = read_reason_tag(letter.mail.subject, letter.text);
    if (there && there->inbox.buyer_wrote && !words.reason) return answer(app, letter, there->conversation.id);
    if (letter.alias.order) return open_message(app, letter, std::move(words));
    if (!there) return not_found("conversation");
    return write_without_order(app, letter, there->conversation.id, std::move(words));
}

}  // namespace stoa
