// image.logo_link: logos that are links, or hold one, or a code that leads to one.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_logo_links(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
