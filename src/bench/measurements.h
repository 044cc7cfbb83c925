// The groups of measurements, each in its file.
#pragma once

#include "bench/bench.h"

namespace stoa::bench {

// Durable sends and lists of a small store over HTTP, start and idle memory (sends.cpp).
Result<void> measure_sends(const Bench& bench);
// Pages and searches with few and with many messages in the store (pages.cpp).
Result<void> measure_pages(const Bench& bench);
// Idle event streams, and an event on its way to many (streams.cpp).
Result<void> measure_streams(const Bench& bench);
// Checks of messages: over HTTP beside rspamd, in a batch, one by one; start and memory (checks.cpp).
Result<void> measure_checks(const Bench& bench);
// Mails that go out into a sink (mails_out.cpp).
Result<void> measure_mails_out(const Bench& bench);
// Mails that come in, checked and durable, beside Dovecot; the server's memory after a hundred thousand (mails_in.cpp).
Result<void> measure_mails_in(const Bench& bench);

// Files that come in beside plain writes, and the server's memory with large ones in and out (uploads.cpp).
Result<void> measure_files(const Bench& bench);

}  // namespace stoa::bench
