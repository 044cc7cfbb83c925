// What may be tried, or asked for, only so often: signing in, mails with links.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "store/connection.h"

namespace stoa {

// What is counted, and how often it may be within a window, which begins with the first time.
struct Counted {
    std::string digest;  // attempts_digest() of the account, the address …
    std::int32_t count_max;
    Duration window;
};

// Throttled (argument retry_after, seconds) where it was too often already.
Result<void> refuse_if_too_many(store::Reader& reader, const Counted& counted, Timestamp now);
// Counts once more, or refuses.
Result<void> count_attempt(store::Transaction& transaction, const Counted& counted, Timestamp now);
// The last one does not count after all.
Result<void> uncount_attempt(store::Transaction& transaction, const Counted& counted, Timestamp now);

}  // namespace stoa
