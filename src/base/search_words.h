// Words as a search sees them, the same in the index, in what is asked, and where a hit is marked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stoa {

// Letters and digits of any script in a row; an ideograph or a kana is a word by itself, since nothing parts them.
struct SearchWord {
    std::string folded;     // Without case, width and (Latin, Greek, Cyrillic) diacritics: "Zoë" and "ＺＯＥ" are "zoe".
    std::size_t begin = 0;  // In code points of the text.
    std::size_t end = 0;
};
std::vector<SearchWord> search_words(std::string_view text);

// What an index keeps of a text: its words, parted by blanks.
std::string search_index_text(std::string_view text);

// What somebody searches for: all of it must be there. "Words in quotes" must follow each other, as must the parts of
// what stands without a blank (114-3941689, don't).
struct SearchTerms {
    static constexpr std::size_t words_max = 32;  // What comes after is left out.
    std::vector<std::vector<std::string>> phrases;
    bool empty() const { return phrases.empty(); }
};
SearchTerms parse_search(std::string_view text);

// Where the phrases stand in `words`, in its order, without overlap. `open_ended`: a phrase's last word may go on.
struct SearchHit {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};
std::vector<SearchHit> find_terms(const std::vector<SearchWord>& words, const SearchTerms& terms, bool open_ended = false);

// Whether all phrases are among the words.
bool holds_terms(const std::vector<SearchWord>& words, const SearchTerms& terms, bool open_ended = false);

}  // namespace stoa
