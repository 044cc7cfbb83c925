#include "base/clock.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace stoa {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::unexpected<Error> not_a_time(std::string_view text) {
    return fail(problems::invalid_value, fmt::format("'{}' is no time; write it like 2026-11-24T09:30:00Z (RFC 3339)", text.substr(0, 40)));
}

// Reads exactly `width` digits at `at`; -1 where there are none.
int digits(std::string_view text, std::size_t at, std::size_t width) {
    if (at + width > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::int32_t Timestamp::day() const {
    const std::int64_t quotient = ms / day_ms;
    return static_cast<std::int32_t>(ms % day_ms < 0 ? quotient - 1 : quotient);
}

Timestamp system_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string format_time(Timestamp at) {
    const std::chrono::sys_days date{std::chrono::days{at.day()}};
    const std::chrono::year_month_day ymd{date};
    const std::int64_t in_day = at.ms - static_cast<std::int64_t>(at.day()) * day_ms;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()), in_day / 3'600'000, in_day / 60'000 % 60, in_day / 1000 % 60, in_day % 1000);
}

Result<Timestamp> parse_time(std::string_view text) {
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    const bool shaped = text.size() >= 20 && text[4] == '-' && text[7] == '-' && text[13] == ':' && text[16] == ':' &&
                        (text[10] == 'T' || text[10] == 't' || text[10] == ' ');
    if (!shaped || year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) return not_a_time(text);
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
    if (!ymd.ok() || hour > 23 || minute > 59 || second > 60) return not_a_time(text);
    if (second == 60) second = 59;  // A leap second (RFC 3339 section 5.7) is kept as the second before it.

    std::size_t at = 19;
    std::int64_t fraction_ms = 0;
    if (text[at] == '.') {
        std::int64_t unit = 100;
        const std::size_t first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) fraction_ms += (text[at] - '0') * unit;
        if (at == first) return not_a_time(text);
    }
    std::int64_t offset_minutes = 0;
    const std::string_view zone = text.substr(at);
    if (zone != "Z" && zone != "z") {
        const int zone_hour = digits(zone, 1, 2), zone_minute = digits(zone, 4, 2);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || zone_hour < 0 || zone_hour > 23 ||
            zone_minute < 0 || zone_minute > 59) {
            return not_a_time(text);
        }
        offset_minutes = (zone_hour * 60 + zone_minute) * (zone[0] == '-' ? -1 : 1);
    }
    const std::int64_t date_days = std::chrono::sys_days(ymd).time_since_epoch().count();
    return Timestamp{date_days * day_ms + ((hour * 60 + minute - offset_minutes) * 60 + second) * 1000 + fraction_ms};
}

}  // namespace stoa
