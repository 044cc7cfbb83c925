// content.diversion: leads the deal or the talk off the marketplace, by its meaning or by an account to pay to.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_diversion(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
