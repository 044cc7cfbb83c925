// A marketplace's own phrases and patterns, looked for in what a reader sees.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "policy/verdict.h"

namespace re2 {
class RE2;
}

namespace stoa::policy {

struct Passage;
class Phrases;

class OwnWords {
public:
    OwnWords();
    ~OwnWords();
    OwnWords(const OwnWords&) = delete;
    OwnWords& operator=(const OwnWords&) = delete;

    static constexpr std::size_t length_max = 1'000;  // Bytes of a phrase or a pattern.

    // A phrase as match/phrases.h has them; upper case, accents and widths do not count. What is wrong with it, or nothing.
    std::string add_phrase(std::string_view phrase);
    // A pattern in the syntax of RE2, matched against the text as it was given. What is wrong with it, or nothing.
    std::string add_pattern(std::string_view pattern);

    static constexpr std::size_t matches_max = 500;  // Of a passage; what comes after them is not told.

    // In the order of the text, apart from each other. Linear in the text. Any thread.
    std::vector<Span> find(const Passage& passage) const;

    // Whether anything is found in a text of its own.
    bool finds_in(std::string_view utf8) const;

private:
    std::unique_ptr<Phrases> phrases_;
    std::vector<std::unique_ptr<re2::RE2>> patterns_;
};

}  // namespace stoa::policy
