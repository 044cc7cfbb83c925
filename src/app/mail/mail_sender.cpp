#include "app/mail/mail_sender.h"

#include "app/mail/mail_due.h"
#include "app/mail/mail_moves.h"
#include "app/mail/mail_name.h"
#include "app/mail/mail_reader.h"
#include "app/mail/mail_text.h"
#include "app/upkeep/jobs.h"
#include "base/log.h"
#include "store/conversations.h"
#include "store/jobs.h"

namespace stoa {

namespace {

constexpr std::int16_t tries_max = 40;  // With pauses that grow to an hour some day and a half.
// Nobody answers, or the relay wants nothing of ours: it may be back in a moment.
constexpr Duration first_pause_of_relay = seconds(10);
// A 4xx to this mail: most often a server that wants to see it again later (greylisting waits some minutes), or a mailbox that is full.
constexpr Duration first_pause_of_mail = minutes(1);

mail::Relay relay_of(const MailOptions& options) {
    return {.url = options.relay, .user = options.relay_user, .password = options.relay_password, .name = options.domain};
}

}  // namespace

MailSender::MailSender(App& app) : app_(app), connection_(relay_of(app.mail)) {}

Result<void> MailSender::send(const Job& job, const std::stop_token& stop) {
    const auto mail =
        TRY(app_.database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, job.seller, job.id.uuid); }));
    if (!mail || mail->state != MailState::Queued) return finish_job(app_, job);
    if (mail->kind == MailKind::Message && !TRY(is_wanted(job, *mail))) return {};
    return post(job, *mail, stop);
}

Result<bool> MailSender::is_wanted(const Job& job, const store::SentMail& mail) {
    const auto person = TRY(app_.database.read([&](store::Reader& reader) -> Result<std::optional<MailReader>> {
        const auto row = TRY(store::find_conversation(reader, job.seller, mail.conversation.value_or(ConversationId{}), UserId{}));
        if (!row) return std::nullopt;
        return TRY(find_mail_reader(reader, row->conversation, mail));
    }));
    if (!person || !person->by_mail) {
        TRY(drop(job));
        return false;
    }
    const Timestamp now = app_.clock(), due = end_of_quiet(person->timing, now);
    if (due == now) return true;
    const auto attempts = static_cast<std::int16_t>(job.attempts - 1);
    TRY(app_.database.write([&](store::Transaction& transaction) { return store::move_job(transaction, job, due, attempts); }));
    return false;
}

Result<void> MailSender::drop(const Job& job) {
    return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (!TRY(store::delete_job(transaction, job))) return {};
        return store::delete_sent_mail(transaction, job.seller, job.id.uuid);
    });
}

Result<void> MailSender::post(const Job& job, const store::SentMail& mail, const std::stop_token& stop) {
    const auto letter = write_letter(app_, job.seller, mail, Links::Work);
    if (!letter && letter.error().kind() != ErrorKind::Refused) return std::unexpected(letter.error());
    if (!letter) return finish(job, MailState::Failed, "it cannot be written: " + letter.error().message);
    if (!*letter) return drop(job);
    const auto reply = connection_.send({.from = (*letter)->return_path, .to = mail.recipient, .bytes = (*letter)->bytes}, stop);
    if (!reply && stop.stop_requested()) return give_back_job(app_, job);
    if (!reply) return put_off(job, first_pause_of_relay, reply.error().message);
    if (reply->is_done()) return finish(job, MailState::Sent, reply->text);
    if (reply->is_final()) return finish(job, MailState::Failed, reply->text);
    return put_off(job, first_pause_of_mail, reply->text);
}

Result<void> MailSender::finish(const Job& job, MailState state, const std::string& reply) {
    if (state == MailState::Failed) {
        log::warn("mail: {} failed for good at attempt {}; `stoa admin mail queue` says why", to_text(MailName{job.seller, job.id.uuid}),
                  job.attempts);
    }
    std::optional<ConversationId> conversation;
    TRY(app_.database.write([&](store::Transaction& transaction) -> Result<void> {
        TRY(store::drop_job(transaction, job.seller, job.id));
        // Another server may have said meanwhile that it did not arrive.
        const auto mail = TRY(store::find_sent_mail(transaction, job.seller, job.id.uuid));
        if (!mail || mail->state != MailState::Queued) return {};
        conversation = mail->conversation;
        return move_mail(app_, transaction, job.seller, *mail, state, reply);
    }));
    publish_mail_move(app_, job.seller, conversation);
    return {};
}

Result<void> MailSender::put_off(const Job& job, Duration first_pause, const std::string& reply) {
    if (job.attempts >= tries_max) return finish(job, MailState::Failed, reply);
    log::warn("mail: {} is put off at attempt {}", to_text(MailName{job.seller, job.id.uuid}), job.attempts);
    return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
        const Timestamp run_at = app_.clock() + pause_after(job.attempts, first_pause);
        if (!TRY(store::move_job(transaction, job, run_at, job.attempts))) return {};
        return store::move_sent_mail(transaction, job.seller, job.id.uuid, MailState::Queued, app_.clock(), reply);
    });
}

}  // namespace stoa
