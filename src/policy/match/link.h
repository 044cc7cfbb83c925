// Links and bare domains in a passage, plain or written around a filter ("hxxp", "example dot com", "example[.]com").
#pragma once

#include <string>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

struct Link {
    Match match;
    std::string host;  // Lower case, without user, port and a dot at the end.
    bool is_https = false;
};

// In the order of the text, apart from each other. `given` is the part as it was given. Linear.
std::vector<Link> find_links(const Passage& passage, std::u32string_view given);

}  // namespace stoa::policy
