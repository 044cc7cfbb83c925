#include "app/mail/mail_due.h"

#include "app/mail/time_zone.h"

namespace stoa {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_minutes = QuietHours::minutes_of_day;

// The minute of the day that clocks in the zone show.
std::int64_t minute_at(const icu::TimeZone& zone, Timestamp at) {
    UErrorCode failure = U_ZERO_ERROR;
    std::int32_t offset = 0, summer = 0;
    zone.getOffset(static_cast<UDate>(at.ms), 0, offset, summer, failure);
    const std::int64_t local = (at.ms + offset + summer) / minute_ms % day_minutes;
    return (local + day_minutes) % day_minutes;
}

bool is_quiet(const QuietHours& hours, std::int64_t minute) {
    const bool from_on = minute >= hours.from, before_end = minute < hours.to;
    return hours.from < hours.to ? from_on && before_end : from_on || before_end;
}

std::unexpected<Error> wrong(const std::string& pointer, std::string message, std::string expected) {
    return std::unexpected(Error{.problem = problems::invalid_value,
                                 .message = std::move(message),
                                 .pointer = pointer,
                                 .arguments = {{"pointer", pointer}, {"expected", std::move(expected)}}});
}

}  // namespace

Result<void> require_timing(const MailTiming& timing, const std::string& pointer) {
    if (timing.gather_minutes < 0 || timing.gather_minutes > MailTiming::gather_minutes_max)
        return wrong(pointer + "/gather_minutes", "mails cannot be gathered for so long",
                     "0 to " + std::to_string(MailTiming::gather_minutes_max));
    if (!timing.quiet_hours) return {};
    const QuietHours& quiet = *timing.quiet_hours;
    if (quiet.from == quiet.to) return wrong(pointer + "/quiet_hours/to", "quiet hours end at another time than they begin", "07:00");
    if (!find_time_zone(quiet.time_zone)) return wrong(pointer + "/quiet_hours/time_zone", "no such time zone is known", "Europe/Berlin");
    return {};
}

Timestamp end_of_quiet(const MailTiming& timing, Timestamp at) {
    if (!timing.quiet_hours) return at;
    const QuietHours& quiet = *timing.quiet_hours;
    const auto zone = find_time_zone(quiet.time_zone);
    if (!zone) return at;  // One that is known no more must not keep mails for ever.
    const std::int64_t now = minute_at(*zone, at);
    if (!is_quiet(quiet, now)) return at;
    const std::int64_t left = (quiet.to - now + day_minutes) % day_minutes;
    const Timestamp end{(at.ms / minute_ms + left) * minute_ms};
    // Where the clocks are changed meanwhile, it is not yet, or no more, the minute.
    std::int64_t missing = (quiet.to - minute_at(*zone, end) + day_minutes) % day_minutes;
    if (missing > day_minutes / 2) missing -= day_minutes;
    return end + minutes(missing);
}

Timestamp mail_due(const MailTiming& timing, Timestamp first) { return end_of_quiet(timing, first + minutes(timing.gather_minutes)); }

}  // namespace stoa
