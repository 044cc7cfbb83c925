#include "store/inspection_turns.h"

#include "store/read_job.h"

namespace stoa::store {

// The id of such a job is the file's.
#define STOA_FILE_OF_JOB "f.seller_id = j.seller_id AND f.attachment_id = j.job_id"

Result<std::vector<Job>> list_due_inspections(Reader& reader, Timestamp now, int limit) {
    // A job whose lease goes on is under way; one whose lease has ended is due again.
    return reader.list(
        "SELECT j.seller_id, j.job_id, j.kind, j.run_at, j.attempts, j.payload FROM jobs j "
        "LEFT JOIN attachments f ON " STOA_FILE_OF_JOB
        " WHERE j.kind = ?1 AND j.run_at <= ?2 "
        "ORDER BY (SELECT COUNT(*) FROM jobs l JOIN attachments o ON o.seller_id = l.seller_id AND o.attachment_id = l.job_id "
        "WHERE l.kind = ?1 AND l.run_at > ?2 AND l.leased_by IS NOT NULL AND o.author_id = f.author_id), j.run_at, j.job_id LIMIT ?3",
        read_job, JobKind::InspectAttachment, now, limit);
}

Result<void> end_turn(Transaction& transaction, const Job& taken, Timestamp now) {
    TRY(
        transaction.execute("UPDATE jobs AS j SET run_at = ?1 WHERE j.kind = ?2 AND j.run_at < ?1 AND j.leased_by IS NULL AND EXISTS "
                            "(SELECT 1 FROM attachments f WHERE " STOA_FILE_OF_JOB
                            " AND f.author_id = (SELECT author_id FROM attachments WHERE seller_id = ?3 AND attachment_id = ?4))",
                            now, JobKind::InspectAttachment, taken.seller, taken.id));
    return {};
}

#undef STOA_FILE_OF_JOB

}  // namespace stoa::store
