// Does the jobs that are due, one after the other, on a thread of its own or on several; mails have theirs (mail_senders.h).
#pragma once

#include <condition_variable>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "app/app.h"
#include "jobs/handlers.h"

namespace stoa::jobs {

class Runner {
public:
    struct Options {
        int threads = 1;
        std::int64_t poll_interval_ms = 1000;  // Between two looks where nothing was due.
    };

    // Adds the jobs that repeat, takes up again those that an earlier server had begun, and begins. `app` and the table must outlive the
    // runner.
    static Result<std::unique_ptr<Runner>> start(App& app, std::span<const Handler> table, Options options);
    static Result<std::unique_ptr<Runner>> start(App& app, std::span<const Handler> table) { return start(app, table, Options{}); }
    // Stops the jobs that run; what they have not done is done after the next start.
    ~Runner();

private:
    Runner(App& app, std::span<const Handler> table, Options options);
    void run(const std::stop_token& stop);
    // Whether there was something to do.
    Result<bool> run_one(const std::stop_token& stop);
    void wait(const std::stop_token& stop);

    App& app_;
    std::span<const Handler> table_;
    Options options_;
    std::vector<JobKind> kinds_;
    std::mutex mutex_;
    std::condition_variable_any stopping_;
    std::vector<std::jthread> threads_{};
};

}  // namespace stoa::jobs
