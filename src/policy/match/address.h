// E-mail addresses in a passage, plain (RFC 5321 as people write it) or written around a filter: "name (at) mail . com",
// "name at mail dot com", "name arobase courrier point fr", "nameアットマークmail.jp", "nameATmailDOTcom".
#pragma once

#include <string_view>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text, apart from each other. `given` is the part's text as it was given. Linear.
std::vector<Match> find_addresses(const Passage& passage, std::u32string_view given);

}  // namespace stoa::policy
