#include "app/mail/mail_due.h"

#include <gtest/gtest.h>

#include "app/test_world.h"

namespace stoa {
namespace {

constexpr std::int16_t hour = 60;

MailTiming quiet(std::int16_t from, std::int16_t to, const std::string& zone, std::int16_t gather = 0) {
    return {.gather_minutes = gather, .quiet_hours = QuietHours{from, to, zone}};
}

std::string due(const MailTiming& timing, const std::string& first) { return format_time(mail_due(timing, must(parse_time(first)))); }

TEST(MailDue, IsAtOnceOrGathered) {
    EXPECT_EQ(due({}, "2026-11-23T10:00:00Z"), "2026-11-23T10:00:00.000Z");
    EXPECT_EQ(due({.gather_minutes = 15}, "2026-11-23T10:00:00Z"), "2026-11-23T10:15:00.000Z");
}

TEST(MailDue, IsWhenQuietHoursEndByTheReadersClock) {
    const MailTiming berlin = quiet(22 * hour, 7 * hour, "Europe/Berlin", 3);
    EXPECT_EQ(due(berlin, "2026-11-23T20:30:00Z"), "2026-11-23T20:33:00.000Z");  // 21:30 in Berlin.
    EXPECT_EQ(due(berlin, "2026-11-23T20:58:30Z"), "2026-11-24T06:00:00.000Z") << "gathered into the quiet";
    EXPECT_EQ(due(berlin, "2026-11-23T23:59:00Z"), "2026-11-24T06:00:00.000Z");
    EXPECT_EQ(due(berlin, "2026-11-24T05:59:59Z"), "2026-11-24T06:02:59.000Z") << "the gathering outlasts the quiet";
    EXPECT_EQ(due(berlin, "2026-07-23T21:00:00Z"), "2026-07-24T05:00:00.000Z");  // Summer time.
    EXPECT_EQ(due(quiet(12 * hour, 13 * hour, "America/New_York"), "2026-11-23T17:30:00Z"), "2026-11-23T18:00:00.000Z");
    EXPECT_EQ(due(quiet(0, 12 * hour, "Asia/Kolkata"), "2026-11-23T20:00:00Z"), "2026-11-24T06:30:00.000Z");
}

TEST(MailDue, KeepsToTheClockInTheNightWhenItIsChanged) {
    const MailTiming berlin = quiet(22 * hour, 7 * hour, "Europe/Berlin");
    EXPECT_EQ(due(berlin, "2026-03-28T22:00:00Z"), "2026-03-29T05:00:00.000Z");  // An hour is left out.
    EXPECT_EQ(due(berlin, "2026-10-24T21:00:00Z"), "2026-10-25T06:00:00.000Z");  // An hour comes twice.
}

TEST(MailDue, OfWhatCannotBeIsRefusedWithItsPlace) {
    EXPECT_TRUE(require_timing(quiet(22 * hour, 7 * hour, "Europe/Berlin", 240), ""));
    const auto pointer = [](const MailTiming& timing) { return require_timing(timing, "/mail_timing").error().pointer; };
    EXPECT_EQ(pointer({.gather_minutes = 241}), "/mail_timing/gather_minutes");
    EXPECT_EQ(pointer(quiet(60, 60, "Europe/Berlin")), "/mail_timing/quiet_hours/to");
    for (const char* zone : {"", "Europe/Nowhere", "../etc/passwd", "Etc/Unknown"})
        EXPECT_EQ(pointer(quiet(60, 120, zone)), "/mail_timing/quiet_hours/time_zone") << zone;
}

}  // namespace
}  // namespace stoa
