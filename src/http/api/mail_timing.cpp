#include "http/api/mail_timing.h"

#include <fmt/format.h>

#include <charconv>

#include "http/api/decode.h"

namespace stoa::http {

namespace {

constexpr std::size_t time_length = 5;  // "22:00".
constexpr std::size_t zone_length_max = 64;

std::optional<int> parse_two(std::string_view text) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = failure == std::errc{} && end == text.data() + text.size() && text[0] != '-';
    return whole ? std::optional(number) : std::nullopt;
}

Result<std::int16_t> decode_time_of_day(JsonFields& fields, std::string_view name) {
    const std::string text = TRY(fields.text(name, time_length));
    if (text.size() == time_length && text[2] == ':') {
        const auto hour = parse_two(std::string_view(text).substr(0, 2)), minute = parse_two(std::string_view(text).substr(3));
        if (hour && minute && *hour < 24 && *minute < 60) return static_cast<std::int16_t>(*hour * 60 + *minute);
    }
    return unexpected_value(fields, name, "22:00");
}

Result<QuietHours> decode_quiet_hours(const JsonValue& value) {
    auto fields = TRY(value.object());
    QuietHours quiet;
    quiet.from = TRY(decode_time_of_day(fields, "from"));
    quiet.to = TRY(decode_time_of_day(fields, "to"));
    quiet.time_zone = TRY(decode_text(fields, "time_zone", zone_length_max));
    TRY(fields.finish());
    return quiet;
}

std::string time_of_day(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

}  // namespace

Result<std::optional<MailTiming>> decode_mail_timing(JsonFields& fields) {
    const auto value = fields.find("mail_timing");
    if (!value) return std::nullopt;
    auto inner = TRY(value->object());
    MailTiming timing;
    timing.gather_minutes = static_cast<std::int16_t>(TRY(inner.integer("gather_minutes", 0, MailTiming::gather_minutes_max)));
    if (const auto quiet = inner.find("quiet_hours")) timing.quiet_hours = TRY(decode_quiet_hours(*quiet));
    TRY(inner.finish());
    return timing;
}

void write_mail_timing(JsonWriter& json, const MailTiming& timing) {
    json.key("mail_timing").begin_object().member("gather_minutes", static_cast<std::int64_t>(timing.gather_minutes));
    if (timing.quiet_hours) {
        json.key("quiet_hours").begin_object().member("from", time_of_day(timing.quiet_hours->from));
        json.member("to", time_of_day(timing.quiet_hours->to)).member("time_zone", timing.quiet_hours->time_zone).end_object();
    }
    json.end_object();
}

}  // namespace stoa::http
