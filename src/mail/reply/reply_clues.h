// Small signs in a line that many parts of reading a reply ask for: dates, addresses, words. All are told of folded text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

// Folded for comparing: case, width and compatibility forms (ICU), without signs that cannot be seen, Arabic digits as
// ASCII's, a dot less on "İ". Words in tables are written as this gives them. Any bytes may come.
std::string folded_line(std::string_view text);

// Whether `word` stands in `folded` as a word of its own. Words of scripts without blanks are found anywhere.
bool holds_word(std::string_view folded, std::string_view word);
bool holds_any_word(std::string_view folded, std::span<const std::string_view> words);
// Whether one of `parts` stands anywhere, also inside a word.
bool holds_any_part(std::string_view folded, std::span<const std::string_view> parts);

// A date with its year: "2014", "01/03/11", "13.12.2017", "2014年".
bool holds_full_date(std::string_view folded);
// "12:47", "17.50", "10h30".
bool holds_time(std::string_view folded);

struct AddressClue {
    bool is_there = false;
    bool is_bracketed = false;  // In "<>", "()" or "[]", as programs write it and people do not.
};
// An e-mail address (RFC 5322 addr-spec, loosely). The first bracketed one counts most.
AddressClue find_address(std::string_view folded);

// Whether "http://", "https://" or "www." begins something.
bool holds_url(std::string_view folded);

// Parts between blanks, at most `count_max`, the last without what follows it.
std::vector<std::string_view> first_words(std::string_view text, std::size_t count_max);
std::size_t count_words(std::string_view text);

}  // namespace stoa::mail
