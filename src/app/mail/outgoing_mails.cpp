#include "app/mail/outgoing_mails.h"

#include "app/mail/mail_due.h"
#include "app/mail/mail_moves.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/buyers.h"
#include "store/drafts.h"
#include "store/jobs.h"
#include "store/message_mails.h"

namespace stoa {

namespace {

static_assert(mail::NewMessages::messages_max <= store::MailAbout::span_max);
constexpr int members_max = 50;  // Of one seller, who get a mail for one message.

Result<void> queue_for(App& app, store::Transaction& transaction, SellerId seller, store::SentMail mail, const MailTiming& timing) {
    const Timestamp now = app.clock();
    mail.queued_at = mail.changed_at = now;
    TRY(store::add_sent_mail(transaction, seller, mail));
    // The job has the mail's own id.
    return store::add_job(transaction, {.seller = seller, .id = JobId{mail.id}, .kind = JobKind::Mail, .run_at = mail_due(timing, now)});
}

struct Addressee {
    store::SentMail mail{};
    MailTiming timing{};
};

// Tells the message by the mail that waits for more of the conversation, or by a new one.
Result<void> tell(App& app, store::Transaction& transaction, SellerId seller, const Addressee& addressee) {
    const store::SentMail& mail = addressee.mail;
    const auto waiting = TRY(store::find_gathering_mail(transaction, seller, mail, app.clock()));
    const bool has_room = waiting && *mail.seq - *waiting->seq < static_cast<std::int32_t>(mail::NewMessages::messages_max);
    if (has_room) return store::extend_sent_mail(transaction, seller, waiting->id, *mail.seq);
    return queue_for(app, transaction, seller, mail, addressee.timing);
}

// A message is told to the side that has not written it, as far as it can be reached.
Result<std::vector<Addressee>> addressees_of(store::Transaction& transaction, const Conversation& conversation, const Message& message) {
    std::vector<Addressee> found;
    const store::SentMail about{.kind = MailKind::Message, .conversation = conversation.id, .seq = message.seq, .last_seq = message.seq};
    if (message.author == Author::Seller) {
        const auto buyer = TRY(store::find_buyer(transaction, conversation.buyer));
        if (!buyer || !buyer->email || !buyer->by_mail) return found;
        store::SentMail mail = about;
        mail.id = make_uuid();
        mail.party = Author::Buyer;
        mail.recipient = *buyer->email;
        mail.recipient_name = conversation.buyer_name;
        mail.language = conversation.language;
        found.push_back({std::move(mail), buyer->mail_timing});
    } else if (message.author == Author::Buyer) {
        for (const store::MailPerson& member : TRY(store::list_members_by_mail(transaction, conversation.seller, members_max))) {
            if (!mail::is_address(member.login, mail::HeaderForm::SevenBit)) continue;
            store::SentMail mail = about;
            mail.id = make_uuid();
            mail.party = Author::Seller;
            mail.member = member.id;
            mail.recipient = member.login;
            mail.recipient_name = member.name;
            mail.language = member.language;
            found.push_back({std::move(mail), member.timing});
        }
    }
    return found;
}

// Who may not write for the seller any more, as a former member, is told nothing of what it wrote.
Result<bool> is_blocked(store::Reader& reader, SellerId seller, const store::SentMail& mail) {
    if (mail.party != Author::Seller) return false;
    const auto sender = TRY(store::find_sender(reader, seller, fold_case(mail.recipient)));
    return sender && sender->state == SenderState::Blocked;
}

Result<void> queue_at(store::Transaction& transaction, SellerId seller, const store::SentMail& mail, Timestamp run_at) {
    TRY(store::drop_job(transaction, seller, JobId{mail.id}));
    return store::add_job(transaction, {.seller = seller, .id = JobId{mail.id}, .kind = JobKind::Mail, .run_at = run_at});
}

}  // namespace

Result<void> queue_mail(App& app, store::Transaction& transaction, SellerId seller, store::SentMail mail) {
    return queue_for(app, transaction, seller, std::move(mail), {});
}

Result<void> queue_message_mails(App& app, store::Transaction& transaction, const Conversation& conversation, const Message& message) {
    if (!app.mail.sends()) return {};
    for (const Addressee& addressee : TRY(addressees_of(transaction, conversation, message)))
        TRY(tell(app, transaction, conversation.seller, addressee));
    return {};
}

Result<void> queue_answer(App& app, store::Transaction& transaction, const MailIn& in, MailKind kind, DraftId draft) {
    if (!app.mail.sends() || in.mail.from.empty()) return {};
    return queue_mail(app, transaction, in.alias.seller,
                      {.id = make_uuid(),
                       .kind = kind,
                       .party = other_party(in.alias.party),
                       .recipient = in.mail.from[0].address,
                       .recipient_name = in.mail.from[0].name,
                       .language = in.author.language,
                       .draft = draft,
                       .order = in.alias.order,
                       .in_reply_to = in.mail.message_id});
}

Result<void> queue_answer_after_checking(App& app, store::Transaction& transaction, const MailIn& in, DraftId draft) {
    TRY(queue_answer(app, transaction, in, MailKind::Refusal, draft));
    const auto mail = TRY(store::find_refusal(transaction, in.alias.seller, draft));
    const auto row = TRY(store::find_draft(transaction, in.alias.seller, draft));
    if (!mail || !row || row->state != DraftState::Checking) return {};
    return queue_at(transaction, in.alias.seller, *mail, app.clock() + checking_time(app) + minutes(1));
}

Result<void> hasten_answer(App& app, store::Transaction& transaction, SellerId seller, DraftId draft) {
    const auto mail = TRY(store::find_refusal(transaction, seller, draft));
    if (!mail || mail->state != MailState::Queued) return {};
    return queue_at(transaction, seller, *mail, app.clock());
}

Result<void> drop_answer(store::Transaction& transaction, SellerId seller, DraftId draft) {
    const auto mail = TRY(store::find_refusal(transaction, seller, draft));
    if (!mail || mail->state != MailState::Queued) return {};
    TRY(store::drop_job(transaction, seller, JobId{mail->id}));
    return store::delete_sent_mail(transaction, seller, mail->id);
}

Result<void> queue_decision(App& app, store::Transaction& transaction, SellerId seller, DraftId draft, const Sent* released) {
    if (!app.mail.sends()) return {};
    auto mail = TRY(store::find_refusal(transaction, seller, draft));
    if (!mail || TRY(is_blocked(transaction, seller, *mail))) return {};
    store::SentMail decision{.id = make_uuid(),
                             .kind = MailKind::Refusal,
                             .party = mail->party,
                             .recipient = std::move(mail->recipient),
                             .recipient_name = std::move(mail->recipient_name),
                             .language = std::move(mail->language),
                             .draft = draft,
                             .in_reply_to = std::move(mail->in_reply_to)};
    if (released) {
        decision.conversation = released->conversation;
        decision.seq = released->message.seq;
    }
    return queue_mail(app, transaction, seller, std::move(decision));
}

Result<void> queue_again(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail) {
    TRY(move_mail(app, transaction, seller, mail, MailState::Queued, ""));
    TRY(store::drop_job(transaction, seller, JobId{mail.id}));  // It may be waiting for a later try.
    // It was tried before: the relay may have it, so it gathers nothing more.
    return store::add_job(transaction,
                          {.seller = seller, .id = JobId{mail.id}, .kind = JobKind::Mail, .run_at = app.clock(), .attempts = 1});
}

}  // namespace stoa
