// Pictures that sellers attach and that lead away: a logo with an address on it, a code. A part of image.logo_link.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

void add_logo_pictures(const View& view, std::vector<Sighting>& sightings);

}  // namespace stoa::policy
