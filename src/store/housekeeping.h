// Deletes what has ended, at most `limit` rows a call, so that nobody waits long for the writer. Each says how many.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "domain/ids.h"
#include "store/connection.h"

namespace stoa::store {

Result<std::int64_t> delete_ended_sessions(Transaction& transaction, Timestamp now, int limit);
// Those of days before `first_kept_day` (Timestamp::day()).
Result<std::int64_t> delete_idempotency_keys(Transaction& transaction, SellerId seller, std::int32_t first_kept_day, int limit);
// Counts whose window began before `first_kept`.
Result<std::int64_t> delete_sign_in_attempts(Transaction& transaction, Timestamp first_kept, int limit);
// Used ones, and those that ended.
Result<std::int64_t> delete_dead_invitations(Transaction& transaction, Timestamp now, int limit);

}  // namespace stoa::store
