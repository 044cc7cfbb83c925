#include "app/upkeep/jobs.h"

#include <algorithm>

#include "store/jobs.h"

namespace stoa {

namespace {

constexpr Duration first_pause = seconds(10);
constexpr Duration longest_pause = hours(1);
constexpr std::int16_t attempts_max = 30'000;  // Counted no further.

Result<void> move(App& app, const Job& job, Timestamp run_at, std::int16_t attempts) {
    TRY(app.database.write([&](store::Transaction& transaction) { return store::move_job(transaction, job, run_at, attempts); }));
    return {};
}

}  // namespace

Result<void> ensure_repeating_job(App& app, JobKind kind) {
    return app.database.write(
        [&](store::Transaction& transaction) { return store::add_job(transaction, repeating_job(kind, app.clock())); });
}

Result<void> hasten_jobs(App& app, JobKind kind) {
    return app.database.write([&](store::Transaction& transaction) { return store::hasten_jobs(transaction, kind, app.clock()); });
}

Result<std::optional<Job>> take_job(App& app) {
    const Timestamp now = app.clock();
    auto due = TRY(app.database.read([&](store::Reader& reader) { return store::find_due_job(reader, now); }));
    if (!due) return std::nullopt;
    Job taken = *due;
    taken.run_at = now + job_lease;
    taken.attempts = static_cast<std::int16_t>(std::min<int>(due->attempts + 1, attempts_max));
    const bool mine = TRY(app.database.write(
        [&](store::Transaction& transaction) { return store::move_job(transaction, *due, taken.run_at, taken.attempts); }));
    return mine ? std::optional(std::move(taken)) : std::nullopt;
}

Result<void> finish_job(App& app, const Job& job) {
    TRY(app.database.write([&](store::Transaction& transaction) { return store::delete_job(transaction, job); }));
    return {};
}

Result<void> repeat_job(App& app, const Job& job, Duration pause) { return move(app, job, app.clock() + pause, 0); }

Result<void> retry_job(App& app, const Job& job) {
    const int doublings = std::clamp(job.attempts - 1, 0, 20);
    const Duration pause{std::min(first_pause.ms << doublings, longest_pause.ms)};
    return move(app, job, app.clock() + pause, job.attempts);
}

}  // namespace stoa
