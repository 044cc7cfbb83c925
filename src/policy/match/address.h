// E-mail addresses in a passage, plain (RFC 5321 as people write it) or written around a filter: "name (at) mail . com",
// "name at mail dot com", "name arobase courrier point fr", "nameアットマークmail.jp".
#pragma once

#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text, apart from each other. Linear.
std::vector<Match> find_addresses(const Passage& passage);

}  // namespace stoa::policy
