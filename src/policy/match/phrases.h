// Phrases of several languages in a normalised text, by patterns that are written down as text:
//   (no longer|no more) .. (message*|mail*) | (reply|answer) .. stop
// Words stand as they are looked up (folded, without accents); "*" ends a beginning of a word, "( | )" holds alternatives
// of one or more words, ".." lets up to five words stand between, "." up to two. Kana and ideographs are matched by their characters.
#pragma once

#include <bitset>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

class Phrases {
public:
    // One pattern a line; lines that begin with "#" and empty ones do not count. `number` of a match is its line's group:
    // a line "= NAME" begins the next group.
    explicit Phrases(std::u32string_view patterns);

    // One more pattern, of that group.
    void add(std::u32string_view line, std::size_t group);

    struct Found {
        Match match;        // Of the passage's normalised text.
        std::size_t group;  // From 0.
    };
    // In the order of the text. A match never passes the end of a sentence. Nearly linear: every word is looked up once.
    std::vector<Found> find(const Passage& passage) const;

private:
    using Words = std::vector<std::u32string>;
    struct Step {
        std::vector<Words> alternatives;
        std::size_t gap = 0;  // Words that may stand before it.
    };
    struct Pattern {
        std::vector<Step> steps;
        std::size_t group = 0;
    };
    struct Entry {
        std::size_t pattern;
        std::size_t alternative;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    static constexpr std::size_t filter_size = 1U << 13U;

    void index(std::size_t pattern);

    std::vector<Pattern> patterns_;
    // By the first word where it is a whole one, by its first letters where it is a beginning. In the order of the patterns.
    std::unordered_map<std::uint64_t, std::vector<Entry>> by_word_, by_beginning_;
    std::bitset<filter_size> filter_;  // The ends of all keys: most words begin no pattern.

    friend class PhraseFinder;
};

}  // namespace stoa::policy
