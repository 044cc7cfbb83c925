#include "app/mail/outgoing_mails.h"

#include "app/mail/failing_mail.h"
#include "app/mail/mail_text.h"
#include "base/log.h"
#include "mail/relay/relay.h"
#include "store/buyers.h"
#include "store/jobs.h"

namespace stoa {

namespace {

constexpr int members_max = 50;         // Of one seller, who get a mail for one message.
constexpr std::int16_t tries_max = 40;  // With the pauses of retry_job() some day and a half.

// The job has the mail's own id.
Result<void> add_job(App& app, store::Transaction& transaction, SellerId seller, const Uuid& mail) {
    return store::add_job(transaction, {.seller = seller, .id = JobId{mail}, .kind = JobKind::Mail, .run_at = app.clock()});
}

Result<void> queue(App& app, store::Transaction& transaction, SellerId seller, store::SentMail mail) {
    mail.id = make_uuid();
    mail.queued_at = mail.changed_at = app.clock();
    TRY(store::add_sent_mail(transaction, seller, mail));
    return add_job(app, transaction, seller, mail.id);
}

Result<void> finish(App& app, SellerId seller, const store::SentMail& mail, MailState state, const std::string& reply) {
    TRY(app.database.write(
        [&](store::Transaction& transaction) { return store::move_sent_mail(transaction, seller, mail.id, state, app.clock(), reply); }));
    app.hub.publish(seller);
    return {};
}

// For good: the address is as little use as one from which a mail has come back.
Result<void> give_up(App& app, SellerId seller, const store::SentMail& mail, const std::string& reply) {
    TRY(app.database.write([&](store::Transaction& transaction) { return note_failure(app, transaction, seller, mail, reply); }));
    app.hub.publish(seller);
    return {};
}

// A message is told to the side that has not written it, as far as it can be reached.
Result<std::vector<store::SentMail>> mails_about(store::Transaction& transaction, const Conversation& conversation,
                                                 const Message& message) {
    std::vector<store::SentMail> mails;
    const store::SentMail about{.kind = MailKind::Message, .conversation = conversation.id, .seq = message.seq};
    if (message.author == Author::Seller) {
        const auto buyer = TRY(store::find_buyer(transaction, conversation.buyer));
        if (!buyer || !buyer->email || !buyer->by_mail) return mails;
        store::SentMail mail = about;
        mail.party = Author::Buyer;
        mail.recipient = *buyer->email;
        mail.recipient_name = conversation.buyer_name;
        mail.language = conversation.language;
        mails.push_back(std::move(mail));
    } else if (message.author == Author::Buyer) {
        for (const store::MailPerson& member : TRY(store::list_members_by_mail(transaction, conversation.seller, members_max))) {
            if (!member.login.contains('@')) continue;
            store::SentMail mail = about;
            mail.party = Author::Seller;
            mail.recipient = member.login;
            mail.recipient_name = member.name;
            mail.language = member.language;
            mails.push_back(std::move(mail));
        }
    }
    return mails;
}

}  // namespace

Result<void> queue_message_mails(App& app, store::Transaction& transaction, const Conversation& conversation, const Message& message) {
    if (!app.mail.sends()) return {};
    for (store::SentMail& mail : TRY(mails_about(transaction, conversation, message)))
        TRY(queue(app, transaction, conversation.seller, std::move(mail)));
    return {};
}

Result<void> queue_answer(App& app, store::Transaction& transaction, const MailIn& in, MailKind kind, DraftId draft) {
    if (!app.mail.sends() || in.mail.from.empty()) return {};
    return queue(app, transaction, in.alias.seller,
                 {.kind = kind,
                  .party = in.alias.party == Author::Buyer ? Author::Seller : Author::Buyer,
                  .recipient = in.mail.from[0].address,
                  .recipient_name = in.mail.from[0].name,
                  .language = in.author.language,
                  .draft = draft,
                  .order = in.alias.order,
                  .in_reply_to = in.mail.message_id});
}

Result<void> queue_again(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail) {
    TRY(store::move_sent_mail(transaction, seller, mail.id, MailState::Queued, app.clock(), ""));
    TRY(store::drop_job(transaction, seller, JobId{mail.id}));  // It may be waiting for a later try.
    return add_job(app, transaction, seller, mail.id);
}

Result<void> send_mail(App& app, const Job& job) {
    const auto mail = TRY(app.database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, job.seller, job.id.uuid); }));
    if (!mail || mail->state != MailState::Queued || !app.mail.sends()) return {};
    const auto letter = TRY(write_letter(app, job.seller, *mail));
    if (!letter) return finish(app, job.seller, *mail, MailState::Failed, "what it was about is gone");
    const mail::Relay relay{
        .url = app.mail.relay, .user = app.mail.relay_user, .password = app.mail.relay_password, .name = app.mail.domain};
    const auto reply = mail::send(relay, {.from = letter->return_path, .to = mail->recipient, .bytes = letter->bytes});
    if (!reply) {
        if (job.attempts < tries_max) return std::unexpected(reply.error());
        return finish(app, job.seller, *mail, MailState::Failed, reply.error().message);
    }
    if (reply->is_done()) return finish(app, job.seller, *mail, MailState::Sent, reply->text);
    if (reply->is_final() || job.attempts >= tries_max) {
        log::warn("mail: {} was refused for good: {}", mail->id.text(), reply->text);
        return give_up(app, job.seller, *mail, reply->text);
    }
    return fail(problems::unavailable, "the relay puts a mail off: " + reply->text);
}

}  // namespace stoa
