// The jobs that wait, and the compare-and-set by which one worker takes one.
#pragma once

#include <optional>
#include <vector>

#include "domain/job.h"
#include "store/connection.h"

namespace stoa::store {

// Keeps the one that is there already.
Result<void> add_job(Transaction& transaction, const Job& job);
// The one that has been due for longest, with its time no later than `now`.
Result<std::optional<Job>> find_due_job(Reader& reader, Timestamp now);
// Moves a job from the time that `seen` has to `run_at`, with `attempts`. False: another worker was faster.
Result<bool> move_job(Transaction& transaction, const Job& seen, Timestamp run_at, std::int16_t attempts);
// All of the kind are due now, whatever time they had.
Result<void> hasten_jobs(Transaction& transaction, JobKind kind, Timestamp now);
// Whoever has it: what it does then finds nothing to finish.
Result<void> drop_job(Transaction& transaction, SellerId seller, JobId job);
// False: another worker has taken it since.
Result<bool> delete_job(Transaction& transaction, const Job& seen);

}  // namespace stoa::store
