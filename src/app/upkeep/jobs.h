// The life of a job: taken by one worker for a while, then done, to be repeated, or to be tried again.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/app.h"
#include "domain/job.h"

namespace stoa {

// A worker has so long; after it the job is taken for lost and goes to another.
inline constexpr Duration job_lease = minutes(10);

// Adds the repeating job of the kind, due now, where it is missing.
Result<void> ensure_repeating_job(App& app, JobKind kind);

// Whoever had taken jobs of the kind is gone, as at the start of the only server: they are due now.
Result<void> free_jobs(App& app, JobKind kind);

// Takes the job that has been due for longest of all of these kinds; nothing where none is due. Authors take turns at having their files
// inspected (store/inspection_turns.h). Its `run_at` is the end of the lease.
Result<std::optional<Job>> take_job(App& app, std::span<const JobKind> kinds);
// Takes several of one kind at once, the longest due first; none where none is due.
Result<std::vector<Job>> take_jobs(App& app, JobKind kind, int count_max);

// How long a job waits after so many attempts: a pause that doubles with each, from `first` to an hour.
Duration pause_after(std::int16_t attempts, Duration first);

// The ends of a job that was taken. Where its lease has ended and another worker has it, nothing happens.
Result<void> finish_job(App& app, const Job& job);
Result<void> repeat_job(App& app, const Job& job, Duration pause);
// Tried again after a pause that begins at 10 seconds.
Result<void> retry_job(App& app, const Job& job);
// It was not tried: due at once, and this attempt does not count.
Result<void> give_back_job(App& app, const Job& job);

}  // namespace stoa
