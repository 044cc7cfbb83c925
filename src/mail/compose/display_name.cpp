#include "mail/compose/display_name.h"

#include <libpsl.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "mail/compose/header_values.h"

namespace stoa::mail {

namespace {

constexpr std::size_t name_size_bytes_max = 2'000;  // What is behind is not read: no name is so long.

// Between words, besides blanks.
constexpr std::string_view separators = " ,;|";

constexpr std::array<std::string_view, 7> opening{"(", "[", "{", "<", "\"", "'", "*"};
constexpr std::array<std::string_view, 11> closing{")", "]", "}", ">", "\"", "'", "*", ".", "!", "?", ":"};

// The word without brackets, quotes and stops around it.
std::string_view bare(std::string_view word) {
    const auto begins = [&](std::string_view mark) { return word.starts_with(mark); };
    const auto ends = [&](std::string_view mark) { return word.ends_with(mark); };
    while (std::ranges::any_of(opening, begins)) word.remove_prefix(1);
    while (std::ranges::any_of(closing, ends)) word.remove_suffix(1);
    return word;
}

// Case and width aside, and the ideographic full stop as the dot that it is in domains (Unicode Technical Standard 46 section 2.3).
std::string folded(std::string_view word) {
    constexpr std::string_view ideographic_stop = "。";
    std::string text = fold_case(word);
    for (std::size_t at = text.find(ideographic_stop); at != std::string::npos; at = text.find(ideographic_stop, at + 1))
        text.replace(at, ideographic_stop.size(), ".");
    return text;
}

// Forms of companies written without a blank whose last part happens to be a top-level domain.
constexpr std::array<std::string_view, 4> company_forms{"co.kg", "co.ltd", "pty.ltd", "pvt.ltd"};

bool may_stand_in_label(char c) { return !is_ascii(c) || (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; }

bool is_domain(std::string_view host) {
    if (std::ranges::find(company_forms, host) != company_forms.end()) return false;
    const std::vector<std::string_view> labels = split(host, '.');
    const auto is_label = [](std::string_view label) { return !label.empty() && std::ranges::all_of(label, may_stand_in_label); };
    if (labels.size() < 2 || !std::ranges::all_of(labels, is_label)) return false;
    const psl_ctx_t* suffixes = psl_builtin();
    if (suffixes == nullptr) return true;
    return psl_is_public_suffix2(suffixes, std::string(labels.back()).c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

// `word` is folded and bare.
bool looks_like_address(std::string_view word) {
    if (word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos || word.starts_with("www.")) return true;
    if (word.starts_with("mailto:")) return true;
    return is_domain(word.substr(0, word.find_first_of("/:?#")));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
        const std::string word = folded(text.substr(begin, end - begin));
        words.emplace_back(bare(word));
        begin = end + 1;
    }
    return words;
}

// Where a dropped word leaves a separator at an end.
std::string_view without_loose_ends(std::string_view name) {
    constexpr std::string_view loose = " ,;|-";
    while (!name.empty() && loose.find(name.front()) != std::string_view::npos) name.remove_prefix(1);
    while (!name.empty() && loose.find(name.back()) != std::string_view::npos) name.remove_suffix(1);
    return name;
}

}  // namespace

std::string clean_name(std::string_view name, std::size_t length, std::string_view kept) {
    const std::string line = one_line(name.substr(0, name_size_bytes_max), name_size_bytes_max);
    const std::vector<std::string> kept_words = words_of(one_line(kept, name_size_bytes_max));
    std::string clean;
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find_first_of(separators, begin), line.size());
        const std::string_view word = std::string_view(line).substr(begin, end - begin);
        const std::string text = folded(word);
        const std::string_view core = bare(text);
        if (!looks_like_address(core) || std::ranges::find(kept_words, core) != kept_words.end()) clean += word;
        if (end < line.size()) clean += line[end];
        begin = end + 1;
    }
    return one_line(without_loose_ends(clean), length);
}

}  // namespace stoa::mail
