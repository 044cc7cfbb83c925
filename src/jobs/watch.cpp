#include "jobs/watch.h"

#include <array>
#include <chrono>
#include <exception>

#include "app/search/search.h"
#include "base/log.h"

namespace stoa::jobs {

namespace {

constexpr std::array table{
    Watcher{.name = "search index", .run = index_new_messages},
    Watcher{.name = "inquiry index", .run = index_new_inquiries},
    Watcher{.name = "order index", .run = index_waiting_orders},
};

// A bug ends the round, not the watch.
bool run_safely(const Watcher& watcher, App& app) {
    try {
        const auto more = watcher.run(app);
        if (more) return *more;
        log::warn("{}: {}", watcher.name, more.error().message);
    } catch (const std::exception& error) {
        log::error("{}: {}", watcher.name, error.what());
    }
    return false;
}

}  // namespace

std::span<const Watcher> watchers() { return table; }

Watch::Watch(App& app, std::span<const Watcher> table)
    : app_(app), table_(table), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Watch::~Watch() {
    thread_.request_stop();
    stopping_.notify_all();
}

void Watch::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (run_all()) continue;
        std::unique_lock lock(mutex_);
        stopping_.wait_for(lock, stop, std::chrono::milliseconds(poll_interval_ms), [] { return false; });
    }
}

bool Watch::run_all() {
    bool more = false;
    for (const Watcher& watcher : table_) more |= run_safely(watcher, app_);
    return more;
}

}  // namespace stoa::jobs
