// The part of a text that a list of hits shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/search_words.h"

namespace stoa {

struct Excerpt {
    std::string text;              // One line, "…" where something was left out.
    std::vector<SearchHit> marks;  // In its code points.
};

// About `length` code points of `text` around the first hit, or its beginning where there is none.
Excerpt excerpt_of(std::string_view text, const SearchTerms& terms, std::size_t length);

}  // namespace stoa
