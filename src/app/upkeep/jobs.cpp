#include "app/upkeep/jobs.h"

#include <algorithm>
#include <iterator>

#include "store/inspection_turns.h"
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

// Those that no other worker has taken since.
Result<std::vector<Job>> lease(App& app, std::vector<Job> due, Timestamp now) {
    return app.database.write([&](store::Transaction& transaction) -> Result<std::vector<Job>> {
        std::vector<Job> taken;
        taken.reserve(due.size());
        for (const Job& seen : due) {
            const auto attempts = static_cast<std::int16_t>(std::min<int>(seen.attempts + 1, attempts_max));
            if (!TRY(store::lease_job(transaction, seen, now + job_lease, attempts))) continue;
            if (seen.kind == JobKind::InspectAttachment) TRY(store::end_turn(transaction, seen, now));
            taken.push_back(seen);
            taken.back().run_at = now + job_lease;
            taken.back().attempts = attempts;
        }
        return taken;
    });
}

// The first that is due.
Result<std::vector<Job>> list_next(store::Reader& reader, JobKind kind, Timestamp now) {
    return kind == JobKind::InspectAttachment ? store::list_due_inspections(reader, now, 1) : store::list_due_jobs(reader, kind, now, 1);
}

}  // namespace

Result<void> ensure_repeating_job(App& app, JobKind kind) {
    return app.database.write(
        [&](store::Transaction& transaction) { return store::add_job(transaction, repeating_job(kind, app.clock())); });
}

Result<void> free_jobs(App& app, JobKind kind) {
    return app.database.write([&](store::Transaction& transaction) { return store::free_leased_jobs(transaction, kind, app.clock()); });
}

Result<std::optional<Job>> take_job(App& app, std::span<const JobKind> kinds) {
    const Timestamp now = app.clock();
    const auto due = TRY(app.database.read([&](store::Reader& reader) -> Result<std::vector<Job>> {
        std::vector<Job> first;
        for (const JobKind kind : kinds) std::ranges::move(TRY(list_next(reader, kind, now)), std::back_inserter(first));
        return first;
    }));
    if (due.empty()) return std::nullopt;
    auto taken = TRY(lease(app, {*std::ranges::min_element(due, {}, &Job::run_at)}, now));
    return taken.empty() ? std::nullopt : std::optional(std::move(taken.front()));
}

Result<std::vector<Job>> take_jobs(App& app, JobKind kind, int count_max) {
    const Timestamp now = app.clock();
    auto due = TRY(app.database.read([&](store::Reader& reader) { return store::list_due_jobs(reader, kind, now, count_max); }));
    if (due.empty()) return due;
    return lease(app, std::move(due), now);
}

Duration pause_after(std::int16_t attempts, Duration first) {
    const int doublings = std::clamp(attempts - 1, 0, 20);
    return Duration{std::min(first.ms << doublings, longest_pause.ms)};
}

Result<void> finish_job(App& app, const Job& job) {
    TRY(app.database.write([&](store::Transaction& transaction) { return store::delete_job(transaction, job); }));
    return {};
}

Result<void> repeat_job(App& app, const Job& job, Duration pause) { return move(app, job, app.clock() + pause, 0); }

Result<void> retry_job(App& app, const Job& job) {
    return move(app, job, app.clock() + pause_after(job.attempts, first_pause), job.attempts);
}

Result<void> give_back_job(App& app, const Job& job) {
    return move(app, job, app.clock(), static_cast<std::int16_t>(std::max(job.attempts - 1, 0)));
}

}  // namespace stoa
