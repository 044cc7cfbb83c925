// content.email: an e-mail address, plain or obfuscated ("name at mail dot com").
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_email(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
