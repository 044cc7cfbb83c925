// Pictures that sellers attach and that lead away: a logo with an address on it, a code. A part of image.logo_link.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_logo_pictures(const View& view);

}  // namespace stoa::policy
