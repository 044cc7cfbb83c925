// content.link: an external link or domain; the marketplace's own hosts and the pack's carriers are allowed.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_link(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
