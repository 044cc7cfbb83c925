// The sighting of words whose mending is to take them out.
#pragma once

#include "policy/match/match.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

// The match as a sighting; its replacement takes the words out, and one blank that would be left over. In an attribute
// of a tag there is no one-click fix.
Sighting removable(const Passage& passage, const Match& match);

}  // namespace stoa::policy
