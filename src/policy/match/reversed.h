// Words that are to be read from right to left: "moc.liamg@eman", "elpmaxe.pohs".
#pragma once

#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

struct ReversedHost {
    Match match;
    bool has_name = false;  // There is "@name" behind it: an e-mail address.
};

// In the order of the text. Linear.
std::vector<ReversedHost> find_reversed_hosts(const Passage& passage);

}  // namespace stoa::policy
