// How often an address may have a text checked without signing in: a check costs time of a processor, and nothing else.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.h"

namespace stoa {

// Every address has `burst` checks and gets one back each `refill`. Kept in memory: a restart forgives all. Any thread.
class CheckBudget {
public:
    static constexpr std::int64_t burst = 120;            // Somebody who types, and some files dropped at once.
    static constexpr std::int64_t refill_ms = 500;        // Two a second: as fast as anybody types.
    static constexpr std::size_t addresses_max = 20'000;  // Past it, those that have all their checks are forgotten.

    // Seconds until the address may check again; 0: it may now, and has one less.
    std::int64_t take(const std::string& address, Timestamp now);

private:
    void forget_idle(Timestamp now);

    std::mutex mutex_;
    std::unordered_map<std::string, std::int64_t> full_at_ms_;  // When each would have all its checks again.
};

}  // namespace stoa
