// What follows the sends within a second: work that finds by itself whether there is anything to do, so that no send has to
// queue it and nothing is written while all is quiet. It runs on a thread of its own, beside the jobs.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>

#include "app/app.h"

namespace stoa::jobs {

struct Watcher {
    std::string_view name;  // For the log.
    // Does a part of the work, some ten milliseconds; whether there is more.
    Result<bool> (*run)(App& app);
};

std::span<const Watcher> watchers();

class Watch {
public:
    static constexpr std::int64_t poll_interval_ms = 500;

    // `app` and the table must outlive the watch.
    Watch(App& app, std::span<const Watcher> table);
    ~Watch();

private:
    void run(const std::stop_token& stop);
    bool run_all();

    App& app_;
    std::span<const Watcher> table_;
    std::mutex mutex_;
    std::condition_variable_any stopping_;
    std::jthread thread_;
};

}  // namespace stoa::jobs
