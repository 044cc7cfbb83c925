// Sends the mails that are due on threads of their own: a relay that is slow or hangs holds up no other job.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "app/app.h"
#include "domain/job.h"

namespace stoa {
class MailSender;
}

namespace stoa::jobs {

class MailSenders {
public:
    static constexpr std::int64_t poll_interval_ms = 1000;  // Between two looks where nothing was due.
    static constexpr std::int64_t idle_ms_max = 10'000;     // After so long without a mail a thread closes its connection.

    // Takes up again what an earlier server had begun, and begins with as many mails at a time as there are `threads`, a connection each.
    // REQUIRES: app.mail.sends(). `app` must outlive it.
    static Result<std::unique_ptr<MailSenders>> start(App& app, int threads);
    // Ends within some seconds, also where the relay hangs; what has not gone out does after the next start.
    ~MailSenders();

private:
    MailSenders(App& app, int threads);
    void look(const std::stop_token& stop);
    bool take_due();
    void run(const std::stop_token& stop);
    // Nothing where it is time to stop.
    std::optional<Job> next(MailSender& sender, const std::stop_token& stop);
    void send(MailSender& sender, const Job& job, const std::stop_token& stop);

    App& app_;
    std::size_t ahead_max_;  // Jobs that wait for a thread: enough that none waits for the store.
    std::mutex mutex_;
    std::condition_variable_any taken_;
    std::condition_variable_any wanted_;
    std::deque<Job> waiting_;
    std::vector<std::jthread> threads_;  // The first looks for mails, the others send.
};

}  // namespace stoa::jobs
