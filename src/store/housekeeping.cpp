#include "store/housekeeping.h"

namespace stoa::store {

Result<std::int64_t> delete_ended_sessions(Transaction& transaction, Timestamp now, int limit) {
    return transaction.execute(
        "DELETE FROM sessions WHERE session_digest IN (SELECT session_digest FROM sessions WHERE ends_at <= ? LIMIT ?)", now, limit);
}

Result<std::int64_t> delete_idempotency_keys(Transaction& transaction, SellerId seller, std::int32_t first_kept_day, int limit) {
    return transaction.execute(
        "DELETE FROM idempotency_keys WHERE (seller_id, day, caller_id, key_digest) IN "
        "(SELECT seller_id, day, caller_id, key_digest FROM idempotency_keys WHERE seller_id = ? AND day < ? LIMIT ?)",
        seller, first_kept_day, limit);
}

Result<std::int64_t> delete_sign_in_attempts(Transaction& transaction, Timestamp first_kept, int limit) {
    return transaction.execute(
        "DELETE FROM sign_in_attempts WHERE subject_digest IN (SELECT subject_digest FROM sign_in_attempts WHERE window_began_at < ? LIMIT "
        "?)",
        first_kept, limit);
}

Result<std::int64_t> delete_dead_invitations(Transaction& transaction, Timestamp now, int limit) {
    return transaction.execute(
        "DELETE FROM invitations WHERE invitation_digest IN "
        "(SELECT invitation_digest FROM invitations WHERE ends_at <= ? OR used_at IS NOT NULL LIMIT ?)",
        now, limit);
}

}  // namespace stoa::store
