// Numbers to dial that are split over messages: the first half yesterday, the second today.
#pragma once

#include <optional>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// The part in `passage` that completes what earlier messages of the same author began, or nothing. Looks at the last
// few messages only.
std::optional<Match> find_completing_part(const View& view, const Passage& passage);

}  // namespace stoa::policy
