// The life of a job: taken by one worker for a while, then done, to be repeated, or to be tried again.
#pragma once

#include <optional>

#include "app/app.h"
#include "domain/job.h"

namespace stoa {

// A worker has so long; after it the job is taken for lost and goes to another.
inline constexpr Duration job_lease = minutes(10);

// Adds the repeating job of the kind, due now, where it is missing.
Result<void> ensure_repeating_job(App& app, JobKind kind);

// Whoever had taken jobs of the kind is gone, as at the start of the only server: they are due now.
Result<void> hasten_jobs(App& app, JobKind kind);

// Takes the job that has been due for longest; nothing where none is due. Its `run_at` is the end of the lease.
Result<std::optional<Job>> take_job(App& app);

// The three ends of a job that was taken. Where its lease has ended and another worker has it, nothing happens.
Result<void> finish_job(App& app, const Job& job);
Result<void> repeat_job(App& app, const Job& job, Duration pause);
// Tried again after a pause that doubles with each attempt, from 10 seconds to an hour.
Result<void> retry_job(App& app, const Job& job);

}  // namespace stoa
