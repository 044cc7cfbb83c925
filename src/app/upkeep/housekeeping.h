// What the clock tidies up: what has ended and is asked for by nobody any more.
#pragma once

#include <cstdint>
#include <stop_token>

#include "app/app.h"

namespace stoa {

struct Swept {
    std::int64_t sessions = 0;
    std::int64_t idempotency_keys = 0;
    std::int64_t sign_in_attempts = 0;
    std::int64_t invitations = 0;
    std::int64_t links = 0;
    std::int64_t imports = 0;
    std::int64_t received_mails = 0;  // Rows …
    std::int64_t raw_mails = 0;       // … and files.
    std::int64_t attachments = 0;     // That came to nothing …
    std::int64_t unread_files = 0;
    std::int64_t blobs = 0;  // … and bytes that nobody needs.
};

// Deletes ended sessions, retry keys older than two days, counts of attempts older than two days, invitations
// that were used or have ended (of members a few days ago), links that have ended, uploads of imports that were given up, imports that
// ended 90 days ago, mails that came in before the days for which the pack keeps them, files that were given up on their way in or are on
// no message, and bytes that no file has needed for a while; in small transactions, and no further than `stop` allows.
Result<Swept> sweep(App& app, const std::stop_token& stop);

}  // namespace stoa
