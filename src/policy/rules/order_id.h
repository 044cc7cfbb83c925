// content.order_id: the order's id is nowhere in the message.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_missing_order_id(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
