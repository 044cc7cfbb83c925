// Time as Stoa keeps it: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace stoa {

// A span of time in milliseconds; may be negative.
struct Duration {
    std::int64_t ms = 0;
    friend auto operator<=>(Duration, Duration) = default;
};

constexpr Duration seconds(std::int64_t n) { return {n * 1000}; }
constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
constexpr Duration hours(std::int64_t n) { return {n * 3'600'000}; }
constexpr Duration days(std::int64_t n) { return {n * 86'400'000}; }

struct Timestamp {
    std::int64_t ms = 0;
    friend auto operator<=>(Timestamp, Timestamp) = default;
    friend Timestamp operator+(Timestamp at, Duration span) { return {at.ms + span.ms}; }
    friend Timestamp operator-(Timestamp at, Duration span) { return {at.ms - span.ms}; }
    friend Duration operator-(Timestamp later, Timestamp earlier) { return {later.ms - earlier.ms}; }
    // Days since 1970-01-01 in UTC, rounded down.
    std::int32_t day() const;
};

// Says what time it is. Handed in wherever time matters, so that tests can stand at any moment.
using Clock = std::function<Timestamp()>;
Timestamp system_now();

// RFC 3339 section 5.6 with milliseconds, always UTC: `2026-11-24T03:21:41.123Z`.
std::string format_time(Timestamp at);
// Reads RFC 3339 date-times of any offset, with or without fractions; a missing offset is refused.
Result<Timestamp> parse_time(std::string_view text);

}  // namespace stoa
