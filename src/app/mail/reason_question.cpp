#include "app/mail/reason_question.h"

#include <algorithm>

#include "app/mail/mail_name.h"
#include "app/messages/fixed_text.h"
#include "app/orders/allowed_reasons.h"
#include "base/text.h"
#include "store/drafts.h"
#include "store/mails.h"

namespace stoa {

namespace {

constexpr std::size_t references_max = 20;  // Of a mail, that are looked up, the newest first.

// The draft that the mail of this Message-ID asked about.
Result<std::optional<DraftId>> find_question(const App& app, store::Reader& reader, const Alias& alias, std::string_view id) {
    const std::size_t at = id.find('@');
    if (at == std::string_view::npos || fold_case(id.substr(at + 1)) != fold_case(app.mail.domain)) return std::nullopt;
    const auto name = parse_mail_name(id.substr(0, at));
    if (!name || name->seller != alias.seller) return std::nullopt;
    const auto mail = TRY(store::find_sent_mail(reader, alias.seller, name->mail));
    const bool is_it = mail && mail->kind == MailKind::ReasonQuestion && mail->draft && mail->order == alias.order;
    return is_it ? mail->draft : std::nullopt;
}

}  // namespace

bool waits_for_reason(const store::DraftRow& draft) {
    const bool is_first = draft.order && !draft.conversation;  // A reply needs no reason.
    return draft.state == DraftState::Blocked && draft.author == Author::Seller && is_first && !draft.reason;
}

bool OpenReasons::is_closed_by_order(Reason reason) const { return std::ranges::find(by_order, reason) == by_order.end(); }

Result<OpenReasons> find_open_reasons(App& app, const Alias& alias) {
    OpenReasons open;
    open.target = TRY(app.database.read(
        [&](store::Reader& reader) { return load_order_target(reader, alias.seller, *alias.order, Topic::Other, Author::Seller); }));
    const OrderBuyer buyer{.language = open.target.buyer_language, .opted_out = open.target.buyer_opted_out};
    for (const AllowedReason& allowed : list_allowed_reasons(app, *open.target.order, buyer)) {
        if (allowed.closed_by != ReasonClosedBy::OrderState) open.by_order.push_back(allowed.reason);
        if (allowed.closed_by == ReasonClosedBy::Nothing && !has_fixed_text(allowed.reason)) open.reasons.push_back(allowed.reason);
    }
    return open;
}

Result<MailOutcome> ask_for_reason(App& app, const LetterIn& letter, const OpenReasons& open, TaggedWords words) {
    if (open.reasons.empty())
        return fail(problems::reason_not_open, "no message can be opened about this order now. When the buyer writes, you can answer");
    if (letter.caller.unproven)
        return fail(problems::reason_required,
                    "the buyer has not written yet, so the mail needs a reason: put " + tag_of(open.reasons.front()) +
                        " or another reason of the order's page at the beginning of its subject, and send it again");
    store::DraftRow draft{.id = DraftId::make(),
                          .order = letter.alias.order,
                          .author = Author::Seller,
                          .author_id = letter.caller.user,
                          .state = DraftState::Blocked,
                          .updated_at = app.clock(),
                          .body = std::move(words.text)};
    if (!words.subject.empty()) draft.subject = std::move(words.subject);
    MailOutcome outcome{.draft = draft.id, .answer = MailKind::ReasonQuestion};
    outcome.to_keep = std::move(draft);
    return outcome;
}

Result<std::optional<DraftId>> find_asked_draft(App& app, const LetterIn& letter) {
    if (!letter.alias.order) return std::nullopt;
    std::vector<std::string> ids = letter.mail.references;
    ids.insert(ids.end(), letter.mail.in_reply_to.begin(), letter.mail.in_reply_to.end());
    std::ranges::reverse(ids);
    if (ids.size() > references_max) ids.resize(references_max);
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<DraftId>> {
        for (const std::string& id : ids) {
            const auto asked = TRY(find_question(app, reader, letter.alias, id));
            if (asked) return asked;
        }
        const TaggedWords words = read_reason_tag(letter.mail.subject, letter.text);
        if (!words.reason || !words.text.empty() || has_fixed_text(*words.reason)) return std::nullopt;
        const auto draft = TRY(store::find_draft_without_reason(reader, letter.alias.seller, *letter.alias.order, letter.caller.user));
        return draft ? std::optional(draft->id) : std::nullopt;
    });
}

Result<std::optional<MailOutcome>> take_reason(App& app, const LetterIn& letter, DraftId asked) {
    const auto draft = TRY(app.database.read([&](store::Reader& reader) { return store::find_draft(reader, letter.alias.seller, asked); }));
    const auto reason = read_answered_reason(letter.mail.subject, letter.text);
    const MailOutcome too_late{.draft = asked, .answer = MailKind::AnswerTooLate, .tells_reason = true};
    if (!draft || !waits_for_reason(*draft)) return reason ? std::optional(too_late) : std::nullopt;
    const OpenReasons open = TRY(find_open_reasons(app, letter.alias));
    if (!reason || has_fixed_text(*reason) || open.is_closed_by_order(*reason))
        return MailOutcome{.draft = asked, .answer = MailKind::ReasonQuestion, .tells_reason = true};
    const auto result = contact_buyer(app, letter.caller,
                                      {.seller = letter.alias.seller,
                                       .order = *letter.alias.order,
                                       .reason = *reason,
                                       .subject = draft->subject.value_or(""),
                                       .text = draft->body,
                                       .draft = draft->id,
                                       .idempotency = letter.key,
                                       .files = letter.files});
    if (!result && result.error().kind() == ErrorKind::NotFound) return std::optional(too_late);  // Another answer was faster.
    if (!result) return std::unexpected(result.error());
    MailOutcome outcome = outcome_of(*result);
    outcome.draft = asked;
    outcome.tells_reason = true;
    return std::optional(std::move(outcome));
}

}  // namespace stoa
