// format.emoji: an emoji (Unicode UTS 51); signs in text presentation stay allowed.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_emoji(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
