// The jobs that wait, and the compare-and-set by which one worker takes one.
#pragma once

#include <optional>
#include <vector>

#include "domain/job.h"
#include "store/connection.h"

namespace stoa::store {

// Keeps the one that is there already.
Result<void> add_job(Transaction& transaction, const Job& job);
// Those of the kind with their time no later than `now`, the longest due first.
Result<std::vector<Job>> list_due_jobs(Reader& reader, JobKind kind, Timestamp now, int limit);
// A worker takes the job that it has `seen`, until `until`. False: another worker was faster.
Result<bool> lease_job(Transaction& transaction, const Job& seen, Timestamp until, std::int16_t attempts);
// Gives back a job that is still as `seen`: it waits for `run_at`. False: another worker has taken it since.
Result<bool> move_job(Transaction& transaction, const Job& seen, Timestamp run_at, std::int16_t attempts);
// Those of the kind that workers have are due now; what waits for its time goes on to wait.
Result<void> free_leased_jobs(Transaction& transaction, JobKind kind, Timestamp now);
// Whoever has it: what it does then finds nothing to finish.
Result<void> drop_job(Transaction& transaction, SellerId seller, JobId job);
// False: another worker has taken it since.
Result<bool> delete_job(Transaction& transaction, const Job& seen);

}  // namespace stoa::store
