// When a person gets mail, as the columns of buyers and members keep it.
#pragma once

#include <optional>
#include <string>

#include "domain/mail_timing.h"
#include "store/connection.h"

namespace stoa::store {

struct MailTimingRow {
    std::int16_t gather_minutes = 0;
    std::optional<std::int16_t> quiet_from{};
    std::optional<std::int16_t> quiet_to{};
    std::optional<std::string> time_zone{};
};

inline MailTimingRow row_of(const MailTiming& timing) {
    MailTimingRow row{.gather_minutes = timing.gather_minutes};
    if (!timing.quiet_hours) return row;
    row.quiet_from = timing.quiet_hours->from;
    row.quiet_to = timing.quiet_hours->to;
    row.time_zone = timing.quiet_hours->time_zone;
    return row;
}

// The next four columns: mail_gather_minutes, mail_quiet_from, mail_quiet_to, mail_time_zone.
inline MailTiming read_mail_timing(Row& row) {
    MailTiming timing{.gather_minutes = row.next<std::int16_t>()};
    const auto from = row.next<std::optional<std::int16_t>>();
    const auto to = row.next<std::optional<std::int16_t>>();
    auto zone = row.next<std::optional<std::string>>();
    if (from && to && zone) timing.quiet_hours = QuietHours{*from, *to, *std::move(zone)};
    return timing;
}

}  // namespace stoa::store
