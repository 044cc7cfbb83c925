#include "mail/reply/reply_clues.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::mail {

namespace {

constexpr int year_min = 1970;  // No mail that is answered today is older.
constexpr int year_max = 2099;

bool is_wordlike(char c) { return is_letter(c) || is_digit(c) || !is_ascii(c); }

// Arabic-Indic (U+0660) and Persian (U+06F0) digits, which fold_case() leaves, and the dot that it leaves of "İ" (U+0307).
std::string with_plain_digits(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (first == 0xD9 && second >= 0xA0 && second <= 0xA9) {
            out += static_cast<char>('0' + (second - 0xA0));
            ++at;
        } else if (first == 0xDB && second >= 0xB0 && second <= 0xB9) {
            out += static_cast<char>('0' + (second - 0xB0));
            ++at;
        } else if (first == 0xCC && second == 0x87) {
            ++at;
        } else {
            out += text[at];
        }
    }
    return out;
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

bool is_year(std::string_view digits) {
    if (digits.size() != 4) return false;
    int year = 0;
    for (const char c : digits) year = year * 10 + (c - '0');
    return year >= year_min && year <= year_max;
}

// "1/3/11" or "13.12.2017" from its first digit on.
bool is_numeric_date(std::string_view text) {
    std::size_t at = end_of_digits(text, 0);
    if (at == 0 || at > 2 || at >= text.size()) return false;
    const char separator = text[at];
    if (separator != '.' && separator != '/' && separator != '-') return false;
    const std::size_t month = end_of_digits(text, at + 1);
    if (month == at + 1 || month > at + 3 || month >= text.size() || text[month] != separator) return false;
    const std::size_t year = end_of_digits(text, month + 1) - (month + 1);
    return year == 2 || year == 4;
}

template <class Check>
bool any_number(std::string_view text, Check check) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = end_of_digits(text, at);
        const bool is_in_word = at > 0 && is_letter(text[at - 1]);
        if (!is_in_word && check(at, end)) return true;
        at = end;
    }
    return false;
}

bool is_address_sign(char c) { return is_wordlike(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '\'' || c == '='; }

}  // namespace

std::string folded_line(std::string_view text) { return with_plain_digits(fold_case(text)); }

bool holds_word(std::string_view folded, std::string_view word) {
    const bool has_borders = is_letter(word.front());
    for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
        if (!has_borders) return true;
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_wordlike(folded[at - 1])) && (end == folded.size() || !is_wordlike(folded[end]))) return true;
    }
    return false;
}

bool holds_any_word(std::string_view folded, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return holds_word(folded, word); });
}

bool holds_any_part(std::string_view folded, std::span<const std::string_view> parts) {
    return std::ranges::any_of(parts, [&](std::string_view part) { return folded.find(part) != std::string_view::npos; });
}

bool holds_full_date(std::string_view folded) {
    return any_number(folded, [&](std::size_t begin, std::size_t end) {
        const bool ends_in_word = end < folded.size() && (is_letter(folded[end]) || folded[end] == '@');
        return (is_year(folded.substr(begin, end - begin)) && !ends_in_word) || is_numeric_date(folded.substr(begin));
    });
}

bool holds_time(std::string_view folded) {
    constexpr std::string_view separators = ":.h";
    return any_number(folded, [&](std::size_t begin, std::size_t end) {
        if (end - begin > 2 || end + 2 >= folded.size() || separators.find(folded[end]) == std::string_view::npos) return false;
        const bool is_minute = folded[end + 1] >= '0' && folded[end + 1] <= '5';  // Others are prices: "19.99".
        return is_minute && end_of_digits(folded, end + 1) == end + 3;
    });
}

AddressClue find_address(std::string_view folded) {
    AddressClue clue;
    for (std::size_t at = folded.find('@'); at != std::string_view::npos; at = folded.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && is_address_sign(folded[begin - 1])) --begin;
        std::size_t end = at + 1;
        while (end < folded.size() && is_address_sign(folded[end])) ++end;
        const std::string_view domain = folded.substr(at + 1, end - at - 1);
        if (begin == at || domain.empty()) continue;
        // Some write "< a@b.c >".
        const char before = begin > 0 ? folded[begin - 1] : ' ';
        const bool has_blank = end + 1 < folded.size() && folded[end] == ' ';
        const char after = end < folded.size() ? folded[has_blank ? end + 1 : end] : ' ';
        const bool is_bracketed = after == '>' || ((before == '(' || before == '<') && after == ')') || after == ']';
        if (!is_bracketed && domain.find('.') == std::string_view::npos) continue;
        clue.is_there = true;
        clue.is_bracketed = clue.is_bracketed || is_bracketed;
    }
    return clue;
}

bool holds_url(std::string_view folded) {
    return folded.find("http://") != std::string_view::npos || folded.find("https://") != std::string_view::npos ||
           holds_word(folded, "www");
}

std::vector<std::string_view> first_words(std::string_view text, std::size_t count_max) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; words.size() < count_max;) {
        at = text.find_first_not_of(" \t", at);
        if (at == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::size_t count_words(std::string_view text) { return first_words(text, text.size()).size(); }

}  // namespace stoa::mail
