// The rules about what a message is for, and those that need its meaning: purpose.*, content.inappropriate.
#pragma once

#include "policy/meaning/model.h"
#include "policy/rule.h"

namespace stoa::policy {

template <Purpose purpose>
std::vector<Sighting> find_purpose(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
