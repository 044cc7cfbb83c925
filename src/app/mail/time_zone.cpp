#include "app/mail/time_zone.h"

namespace stoa {

namespace {

constexpr std::size_t zone_length_max = 64;  // The longest of IANA's has 32.

}  // namespace

std::unique_ptr<icu::TimeZone> find_time_zone(const std::string& name) {
    if (name.empty() || name.size() > zone_length_max) return nullptr;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    icu::UnicodeString found, unknown;
    zone->getID(found);
    icu::TimeZone::getUnknown().getID(unknown);
    return found == unknown ? nullptr : std::move(zone);
}

}  // namespace stoa
