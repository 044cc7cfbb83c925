#include "app/search/excerpt.h"

#include <algorithm>

#include "base/text.h"

namespace stoa {

namespace {

// White space of all kinds as one blank each, so that places stay where they are.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return line;
}

// Where the word at or before `index` begins, so that no excerpt begins within one.
std::size_t word_begin(const std::vector<SearchWord>& words, std::size_t index) {
    const auto after = std::ranges::upper_bound(words, index, {}, &SearchWord::begin);
    return after == words.begin() ? index : std::prev(after)->begin;
}

}  // namespace

Excerpt excerpt_of(std::string_view text, const SearchTerms& terms, std::size_t length) {
    const auto words = search_words(text);
    const auto hits = find_terms(words, terms);
    std::size_t begin = 0;
    if (!hits.empty() && hits.front().end > length * 2 / 3)
        begin = word_begin(words, hits.front().begin - std::min(hits.front().begin, length / 3));
    const std::size_t from = byte_offset(text, begin);
    Excerpt excerpt{.text = shorten(on_one_line(text.substr(from)), length), .marks = {}};
    std::size_t shift = 0;
    if (begin > 0) {
        excerpt.text = "…" + excerpt.text;
        shift = 1;
    }
    for (const SearchHit& hit : hits) {
        if (hit.begin < begin || hit.end > begin + length) continue;
        excerpt.marks.push_back({hit.begin - begin + shift, hit.end - begin + shift});
    }
    return excerpt;
}

}  // namespace stoa
