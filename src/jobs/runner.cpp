#include "jobs/runner.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "app/upkeep/jobs.h"
#include "base/log.h"

namespace stoa::jobs {

namespace {

// A bug of one handler ends its job, not the runner.
Result<void> run_safely(const Handler& handler, App& app, const Job& job, const std::stop_token& stop) {
    try {
        return handler.run(app, job, stop);
    } catch (const std::exception& error) {
        return fail(problems::internal, error.what());
    }
}

std::vector<JobKind> kinds_of(std::span<const Handler> table) {
    std::vector<JobKind> kinds;
    for (const Handler& handler : table) kinds.push_back(handler.kind);
    return kinds;
}

}  // namespace

Result<std::unique_ptr<Runner>> Runner::start(App& app, std::span<const Handler> table, Options options) {
    for (const Handler& handler : table) {
        if (handler.every) {
            TRY(ensure_repeating_job(app, handler.kind));
        } else {
            TRY(free_jobs(app, handler.kind));
        }
    }
    return std::unique_ptr<Runner>(new Runner(app, table, options));
}

Runner::Runner(App& app, std::span<const Handler> table, Options options)
    : app_(app), table_(table), options_(options), kinds_(kinds_of(table)) {
    for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

Runner::~Runner() {
    for (std::jthread& thread : threads_) thread.request_stop();
    stopping_.notify_all();
    threads_.clear();
}

void Runner::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            const auto worked = run_one(stop);
            if (!worked) log::error("jobs: {}", worked.error().message);
            if (worked && *worked) continue;
        } catch (const std::exception& error) {
            log::error("jobs: {}", error.what());
        }
        wait(stop);
    }
}

Result<bool> Runner::run_one(const std::stop_token& stop) {
    const auto job = TRY(take_job(app_, kinds_));
    if (!job) return false;
    const auto handler = std::ranges::find(table_, job->kind, &Handler::kind);
    const auto done = run_safely(*handler, app_, *job, stop);
    if (!done) {
        log::warn("jobs: {} failed at attempt {}: {}", handler->name, job->attempts, done.error().message);
        TRY(retry_job(app_, *job));
    } else if (stop.stop_requested()) {
        TRY(repeat_job(app_, *job, Duration{}));  // Perhaps half done: once more at the next start.
    } else if (handler->every) {
        TRY(repeat_job(app_, *job, *handler->every));
    } else {
        TRY(finish_job(app_, *job));
    }
    return true;
}

void Runner::wait(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    stopping_.wait_for(lock, stop, std::chrono::milliseconds(options_.poll_interval_ms), [] { return false; });
}

}  // namespace stoa::jobs
