// When a person gets mail: at once or gathered, and never in its quiet hours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace stoa {

// Of every day, in the person's own time zone; over midnight where `to` is the earlier one.
struct QuietHours {
    static constexpr std::int16_t minutes_of_day = 24 * 60;
    std::int16_t from = 0;    // Minutes of the day, 0 to 1439.
    std::int16_t to = 0;      // The first minute that is not quiet; another than `from`.
    std::string time_zone{};  // IANA: "Europe/Berlin".
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

struct MailTiming {
    static constexpr std::int16_t gather_minutes_max = 240;
    // What comes to one conversation within so many minutes after its first message goes out as one mail. 0: each at once.
    std::int16_t gather_minutes = 0;
    std::optional<QuietHours> quiet_hours{};  // What comes meanwhile is gathered until they end.
    friend bool operator==(const MailTiming&, const MailTiming&) = default;
};

// Of a buyer who has chosen nothing. People write a second message while they think of it, mostly within a minute or two, and send the
// photo after it; a buyer who waits for an answer does not notice three minutes. Members of sellers get theirs at once: their response
// clock runs, and a helpdesk makes a ticket of each.
inline constexpr MailTiming buyers_mail_timing{.gather_minutes = 3};

}  // namespace stoa
