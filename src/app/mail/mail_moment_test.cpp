#include "app/mail/mail_moment.h"

#include <gtest/gtest.h>

namespace stoa {
namespace {

struct Case {
    std::string language;
    std::string zone;  // None: no quiet hours.
    std::string at;
    std::string text;
};

TEST(MailMoment, IsOfTheReadersLanguageCountryAndClock) {
    constexpr std::array<Catalogues::File, 2> files{
        {{"en", "mail", R"({"mail.sent_at": "{date}, {time}", "mail.sent_at_utc": "{date}, {time} UTC"})"},
         {"de", "mail", R"({"mail.sent_at": "{date}, {time} Uhr", "mail.sent_at_utc": "{date}, {time} Uhr UTC"})"}}};
    const auto catalogues = Catalogues::load(files).value();
    const Case cases[] = {
        {"de", "Europe/Berlin", "2026-11-24T10:05:00Z", "24. November 2026, 11:05 Uhr"},
        {"de-AT", "Europe/Vienna", "2026-07-01T22:30:00Z", "2. Juli 2026, 00:30 Uhr"},
        {"en-GB", "Europe/London", "2026-11-24T10:05:00Z", "24 November 2026, 10:05"},
        {"en", "America/New_York", "2026-11-24T02:05:00Z", "November 23, 2026, 9:05\u202fPM"},
        {"de", "", "2026-11-24T10:05:00Z", "24. November 2026, 10:05 Uhr UTC"},
        {"de", "Mars/Olympus", "2026-11-24T10:05:00Z", "24. November 2026, 10:05 Uhr UTC"},
        {"fr", "Europe/Paris", "2026-11-24T10:05:00Z", "November 24, 2026, 11:05\u202fAM"},
        {"en-nonsense-language-tag", "Europe/Paris", "2026-11-24T10:05:00Z", "November 24, 2026, 11:05\u202fAM"},
    };
    for (const Case& one : cases) {
        MailTiming timing;
        if (!one.zone.empty()) timing.quiet_hours = QuietHours{.from = 0, .to = 1, .time_zone = one.zone};
        EXPECT_EQ(moment_text(catalogues, one.language, timing, parse_time(one.at).value()), one.text) << one.language << " " << one.zone;
    }
}

}  // namespace
}  // namespace stoa
