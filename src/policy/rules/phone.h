// content.phone: a telephone or fax number, also spelled out, spaced, in other digits, or split over messages.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_phone(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
