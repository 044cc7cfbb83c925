#include "policy/match/reversed.h"

#include <algorithm>
#include <array>

#include "policy/match/domain.h"

namespace stoa::policy {

namespace {

// Backwards, longer than a country's two letters: "ed.xyz" may be anything.
constexpr std::array<std::u32string_view, 7> top_levels{U"moc", U"ten", U"gro", U"ofni", U"elpmaxe", U"pohs", U"erots"};
constexpr std::array<std::u32string_view, 8> country_codes{U"ed", U"rf", U"se", U"ti", U"tp", U"ln", U"pj", U"ku"};

bool is_word_character(char32_t c) { return is_label_character(c) || c == U'.' || c == U'_' || c == U'+'; }

bool is_host(std::u32string_view word, bool has_name) {
    const std::size_t dot = word.find(U'.');
    if (dot == std::u32string_view::npos || dot + 2 >= word.size()) return false;
    const std::u32string_view top = word.substr(0, dot);
    if (std::ranges::find(top_levels, top) != top_levels.end()) return true;
    const bool ends_in_www = word.ends_with(U".www");
    return (has_name || ends_in_www) && std::ranges::find(country_codes, top) != country_codes.end();
}

}  // namespace

std::vector<ReversedHost> find_reversed_hosts(const Passage& passage) {
    std::vector<ReversedHost> found;
    const std::u32string_view text = passage.normalised.text();
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_word_character(text[end])) ++end;
        if (end == at) {
            ++at;
            continue;
        }
        std::size_t name_end = end;
        if (name_end < text.size() && text[name_end] == U'@') {
            for (++name_end; name_end < text.size() && is_word_character(text[name_end]); ++name_end) {
            }
        }
        const bool has_name = name_end > end + 1;
        std::size_t last = has_name ? name_end : end;
        while (last > at && text[last - 1] == U'.') --last;
        if (is_host(text.substr(at, end - at), has_name)) found.push_back({{at, last}, has_name});
        at = std::max(has_name ? name_end : end, at + 1);
    }
    return found;
}

}  // namespace stoa::policy
