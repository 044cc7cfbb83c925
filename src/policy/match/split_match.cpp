#include "policy/match/split_match.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::size_t messages_back = 6;
constexpr std::size_t reach = 60;  // Characters at the end of one and the beginning of the other.

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xa0; }

std::u32string_view tail(std::u32string_view text) {
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text.size() > reach ? text.substr(text.size() - reach) : text;
}

// Two halves belong together without a blank where one of them plainly is cut: at "@", a dot, a slash or a colon.
bool is_cut(std::u32string_view before, std::u32string_view after) {
    constexpr std::u32string_view joints = U"@./:＠．／：";
    return joints.find(before.back()) != std::u32string_view::npos || joints.find(after.front()) != std::u32string_view::npos;
}

// Where in `after` a match ends that begins in `before`.
std::optional<std::size_t> end_of_match_across(std::u32string_view before, std::u32string_view joint, std::u32string_view after,
                                               const MatchFunction& find) {
    std::u32string joined(before);
    joined += joint;
    const std::size_t border = joined.size();
    joined += after;
    const Passage passage = make_passage(Part::Body, Passage::Source::Text, MappedText::of(to_utf8(joined)));
    for (const Match& match : find(passage, joined)) {
        const Span span = passage.span(match.begin, match.end);
        if (span.begin < before.size() && span.end > border) return span.end - border;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Match> find_completing_match(const View& view, const Passage& passage, const MatchFunction& find) {
    const Draft& draft = view.draft();
    if (draft.history.empty() || passage.part != Part::Body || passage.source != Passage::Source::Text) return std::nullopt;
    const std::u32string_view text = passage.given.text();
    std::size_t begin = 0;
    while (begin < text.size() && (is_blank(text[begin]) || text[begin] == html_block_open)) ++begin;
    const std::u32string_view head = text.substr(begin, reach);
    if (head.empty()) return std::nullopt;
    const std::size_t first = draft.history.size() > messages_back ? draft.history.size() - messages_back : 0;
    for (std::size_t at = draft.history.size(); at-- > first;) {
        if (draft.history[at].author != draft.author) continue;
        const MappedText earlier = MappedText::of(draft.history[at].body);
        const std::u32string_view before = tail(earlier.text());
        if (before.empty()) continue;
        std::optional<std::size_t> end;
        if (is_cut(before, head)) end = end_of_match_across(before, U"", head, find);
        if (!end) end = end_of_match_across(before, U" ", head, find);
        if (end) return Match{begin, begin + *end};
    }
    return std::nullopt;
}

}  // namespace stoa::policy
