// E-mail addresses whose signs are words without blanks around them: "annaATmailDOTcom", "annaⓐmailⓓⓞⓣcom", "anna.atgmaildotcom".
#pragma once

#include <string_view>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text, apart from each other. `given` is the part's text as it was given: its capitals tell where a word begins.
// Linear.
std::vector<Match> find_glued_addresses(const Passage& passage, std::u32string_view given);

}  // namespace stoa::policy
