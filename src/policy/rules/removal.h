// The sighting of words whose mending is to take them out.
#pragma once

#include "policy/match/match.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

// The match as a sighting; its replacement takes the words out, and one blank that would be left over; in plain text the
// line with them, where nothing else stands on it. Where they are a link's target, the attribute goes, and what is read stays.
Sighting removable(const View& view, const Passage& passage, const Match& match);

// The same for characters of the passage's text as given.
Sighting removable_as_given(const Passage& passage, const Match& match);

}  // namespace stoa::policy
