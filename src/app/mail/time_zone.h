// Time zones by their names, as people choose them.
#pragma once

#include <unicode/timezone.h>

#include <memory>
#include <string>

namespace stoa {

// IANA: "Europe/Berlin". Null where nobody knows the zone.
std::unique_ptr<icu::TimeZone> find_time_zone(const std::string& name);

}  // namespace stoa
