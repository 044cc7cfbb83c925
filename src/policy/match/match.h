// Where something was found in a passage: characters of its normalised text, begin included, end not.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace stoa::policy {

struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Whether `match` shares a character with one of `sorted`, which stand in the order of the text and apart from each other.
inline bool touches_one_of(const std::vector<Match>& sorted, const Match& match) {
    const auto next = std::ranges::lower_bound(sorted, match.begin + 1, {}, &Match::end);
    return next != sorted.end() && next->begin < match.end;
}

}  // namespace stoa::policy
