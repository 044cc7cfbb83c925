#include "app/mail/outgoing_mails.h"

#include "app/mail/mail_moves.h"
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

Result<void> finish(App& app, SellerId seller, const store::SentMail& mail, MailState state, const std::string& reply) {
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto now = TRY(store::find_sent_mail(transaction, seller, mail.id));
        // A notice that it bounced may have been faster than this.
        if (!now || now->state != MailState::Queued) return {};
        return move_mail(app, transaction, seller, mail, state, reply);
    }));
    publish_mail_move(app, seller, mail.conversation);
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
        mail.id = make_uuid();
        mail.party = Author::Buyer;
        mail.recipient = *buyer->email;
        mail.recipient_name = conversation.buyer_name;
        mail.language = conversation.language;
        mails.push_back(std::move(mail));
    } else if (message.author == Author::Buyer) {
        for (const store::MailPerson& member : TRY(store::list_members_by_mail(transaction, conversation.seller, members_max))) {
            if (!member.login.contains('@')) continue;
            store::SentMail mail = about;
            mail.id = make_uuid();
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

Result<void> queue_mail(App& app, store::Transaction& transaction, SellerId seller, store::SentMail mail) {
    mail.queued_at = mail.changed_at = app.clock();
    TRY(store::add_sent_mail(transaction, seller, mail));
    return add_job(app, transaction, seller, mail.id);
}

Result<void> queue_message_mails(App& app, store::Transaction& transaction, const Conversation& conversation, const Message& message) {
    if (!app.mail.sends()) return {};
    for (store::SentMail& mail : TRY(mails_about(transaction, conversation, message)))
        TRY(queue_mail(app, transaction, conversation.seller, std::move(mail)));
    return {};
}

Result<void> queue_refusal(App& app, store::Transaction& transaction, const Alias& alias, const Caller& author, const mail::Mail& refused,
                           const Stopped& stopped) {
    if (!app.mail.sends()) return {};
    return queue_mail(app, transaction, alias.seller,
                      {.id = make_uuid(),
                       .kind = MailKind::Refusal,
                       .party = alias.party == Author::Buyer ? Author::Seller : Author::Buyer,
                       .recipient = refused.from[0].address,
                       .recipient_name = refused.from[0].name,
                       .language = author.language,
                       .draft = stopped.draft,
                       .in_reply_to = refused.message_id});
}

Result<void> queue_again(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail) {
    TRY(move_mail(app, transaction, seller, mail, MailState::Queued, ""));
    TRY(store::drop_job(transaction, seller, JobId{mail.id}));  // It may be waiting for a later try.
    return add_job(app, transaction, seller, mail.id);
}

Result<void> send_mail(App& app, const Job& job) {
    const auto mail = TRY(app.database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, job.seller, job.id.uuid); }));
    if (!mail || mail->state != MailState::Queued || !app.mail.sends()) return {};
    const auto letter = TRY(write_letter(app, job.seller, *mail, Links::Work));
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
        return finish(app, job.seller, *mail, MailState::Failed, reply->text);
    }
    return fail(problems::unavailable, "the relay puts a mail off: " + reply->text);
}

}  // namespace stoa
