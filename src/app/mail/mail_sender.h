// Sends mails that are due, one after the other, over a connection that it keeps.
#pragma once

#include <stop_token>

#include "app/app.h"
#include "domain/job.h"
#include "mail/relay/relay.h"
#include "store/mails.h"

namespace stoa {

// For one thread at a time.
class MailSender {
public:
    // So long one mail may take; who has a job for less must give it back.
    static constexpr Duration longest_try = minutes(6);

    // REQUIRES: app.mail.sends(). `app` must outlive it.
    explicit MailSender(App& app);

    // Hands one mail to the relay and ends its job: done, for good refused, or to be tried again. What the relay refuses or nobody can
    // write down is marked as failed at once, what it puts off or does not answer is tried again after growing pauses, for some day and a
    // half. What its reader wants no more, or has read on the web, is dropped; in the reader's quiet hours it waits for their end. Once
    // `stop` is requested, the job is given back where the relay is slow. The error: the store is broken, and the job as it was.
    Result<void> send(const Job& job, const std::stop_token& stop);

    // Closes the connection until the next mail.
    void rest() { connection_.close(); }

private:
    // Whether the mail goes out now; else its job has ended.
    Result<bool> is_wanted(const Job& job, const store::SentMail& mail);
    Result<void> drop(const Job& job);
    Result<void> post(const Job& job, const store::SentMail& mail, const std::stop_token& stop);
    Result<void> finish(const Job& job, MailState state, const std::string& reply);
    Result<void> put_off(const Job& job, Duration first_pause, const std::string& reply);

    App& app_;
    mail::RelayConnection connection_;
};

}  // namespace stoa
