// Addresses and links that are split over messages: "anna.smith@" yesterday, "mail.example" today.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// The end of an earlier message and the beginning of the draft, read as one.
struct JoinedPassage {
    Passage passage{};
    std::u32string text{};
    std::size_t before_end = 0;  // Where the earlier message's end ends in `text`, and
    std::size_t border = 0;      // where the draft's beginning begins.
    std::size_t begin = 0;       // Of that in the draft's passage.
};
// Of the last few messages of the same author, the latest first, where a host may be in them; each with a blank between, before that
// without one where the text plainly is cut.
std::vector<JoinedPassage> join_with_history(const Draft& draft, const Passage& passage);

// Finds in a passage; the text is the whole part as given.
using MatchFunction = std::function<std::vector<Match>(const Passage&, std::u32string_view given)>;

// The part in the beginning of `passage` that completes what the end of an earlier message of the same author began, as
// characters of its given text; or nothing.
std::optional<Match> find_completing_match(const View& view, const Passage& passage, const MatchFunction& find);

}  // namespace stoa::policy
