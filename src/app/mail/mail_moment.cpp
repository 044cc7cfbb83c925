#include "app/mail/mail_moment.h"

#include <unicode/datefmt.h>
#include <unicode/locid.h>

#include <array>

#include "app/mail/time_zone.h"

namespace stoa {

namespace {

// The customs of the reader's country, where the words are of its language: "en-GB" has other dates than "en".
icu::Locale locale_of(const std::string& language, std::string_view served) {
    UErrorCode failure = U_ZERO_ERROR;
    const std::string_view tag = language.starts_with(served) ? std::string_view(language) : served;
    icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), failure);
    return U_SUCCESS(failure) && !locale.isBogus() ? locale : icu::Locale(std::string(served).c_str());
}

std::string format(std::unique_ptr<icu::DateFormat> format, const icu::TimeZone& zone, Timestamp at) {
    if (!format) return format_time(at);  // ICU has no data at all.
    format->setTimeZone(zone);
    icu::UnicodeString text;
    format->format(static_cast<UDate>(at.ms), text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

}  // namespace

std::string moment_text(const Catalogues& catalogues, const std::string& language, const MailTiming& reader, Timestamp at) {
    using icu::DateFormat;
    const std::string_view served = catalogues.language_for(language);
    const icu::Locale locale = locale_of(language, served);
    const auto own = find_time_zone(reader.quiet_hours ? reader.quiet_hours->time_zone : "");
    const icu::TimeZone& zone = own ? *own : *icu::TimeZone::getGMT();
    const Arguments arguments{
        {"date", format(std::unique_ptr<DateFormat>(DateFormat::createDateInstance(DateFormat::kLong, locale)), zone, at)},
        {"time", format(std::unique_ptr<DateFormat>(DateFormat::createTimeInstance(DateFormat::kShort, locale)), zone, at)}};
    return catalogues.format(served, own ? "mail.sent_at" : "mail.sent_at_utc", arguments);
}

}  // namespace stoa
