// A row of jobs: seller_id, job_id, kind, run_at, attempts, payload.
#pragma once

#include "domain/job.h"
#include "store/connection.h"

namespace stoa::store {

inline Job read_job(Row& row) {
    Job job;
    job.seller = row.next<SellerId>();
    job.id = row.next<JobId>();
    job.kind = row.next<JobKind>();
    job.run_at = row.next<Timestamp>();
    job.attempts = row.next<std::int16_t>();
    job.payload = row.next<std::string>();
    return job;
}

}  // namespace stoa::store
