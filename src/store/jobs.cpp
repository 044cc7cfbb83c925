#include "store/jobs.h"

#include "store/read_job.h"

namespace stoa::store {

Result<void> add_job(Transaction& transaction, const Job& job) {
    TRY(transaction.execute(
        "INSERT INTO jobs (seller_id, job_id, kind, run_at, attempts, payload) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        job.seller, job.id, job.kind, job.run_at, job.attempts, job.payload));
    return {};
}

Result<std::vector<Job>> list_due_jobs(Reader& reader, JobKind kind, Timestamp now, int limit) {
    return reader.list(
        "SELECT seller_id, job_id, kind, run_at, attempts, payload FROM jobs WHERE kind = ? AND run_at <= ? ORDER BY run_at LIMIT ?",
        read_job, kind, now, limit);
}

Result<bool> lease_job(Transaction& transaction, const Job& seen, Timestamp until, std::int16_t attempts) {
    const auto leased =
        TRY(transaction.execute("UPDATE jobs SET run_at = ?, attempts = ?, leased_by = 1 WHERE seller_id = ? AND job_id = ? AND run_at = ?",
                                until, attempts, seen.seller, seen.id, seen.run_at));
    return leased == 1;
}

Result<bool> move_job(Transaction& transaction, const Job& seen, Timestamp run_at, std::int16_t attempts) {
    const auto moved = TRY(
        transaction.execute("UPDATE jobs SET run_at = ?, attempts = ?, leased_by = NULL WHERE seller_id = ? AND job_id = ? AND run_at = ?",
                            run_at, attempts, seen.seller, seen.id, seen.run_at));
    return moved == 1;
}

Result<void> free_leased_jobs(Transaction& transaction, JobKind kind, Timestamp now) {
    TRY(transaction.execute("UPDATE jobs SET run_at = ?, leased_by = NULL WHERE kind = ? AND leased_by IS NOT NULL", now, kind));
    return {};
}

Result<void> drop_job(Transaction& transaction, SellerId seller, JobId job) {
    TRY(transaction.execute("DELETE FROM jobs WHERE seller_id = ? AND job_id = ?", seller, job));
    return {};
}

Result<bool> delete_job(Transaction& transaction, const Job& seen) {
    const auto deleted =
        TRY(transaction.execute("DELETE FROM jobs WHERE seller_id = ? AND job_id = ? AND run_at = ?", seen.seller, seen.id, seen.run_at));
    return deleted == 1;
}

}  // namespace stoa::store
