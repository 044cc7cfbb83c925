// Addresses and links that are split over messages: "anna.smith@" yesterday, "mail.example" today.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// Finds in a passage; the text is the whole part as given.
using MatchFunction = std::function<std::vector<Match>(const Passage&, std::u32string_view given)>;

// The part in the beginning of `passage` that completes what the end of an earlier message of the same author began, as
// characters of its given text; or nothing. Looks at the last few messages only.
std::optional<Match> find_completing_match(const View& view, const Passage& passage, const MatchFunction& find);

}  // namespace stoa::policy
