#include "policy/match/split_match.h"

#include <algorithm>

#include "policy/match/domain.h"
#include "policy/match/earlier_messages.h"
#include "policy/match/host_reader.h"
#include "policy/text/ascii.h"

namespace stoa::policy {

namespace {

constexpr std::size_t words_around = 6;  // Those of a host that is cut: the sign that tells it is not farther away.
constexpr std::size_t reach = 60;        // Characters at the end of one and the beginning of the other.

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xa0; }

// "com. Thanks" and "example", not "Thank you": whether the text begins with what a host may end in.
bool begins_with_top_level(std::u32string_view text) {
    std::u32string host;
    for (const char32_t c : text) {
        if (c != U'.' && !is_label_character(c)) break;
        host += lower(c);
    }
    while (host.ends_with(U'.')) host.pop_back();
    return is_top_level(host.substr(host.rfind(U'.') + 1));
}

// Two halves belong together without a blank where one of them plainly is cut: at "@", a dot, a slash or a colon. Most
// messages end with a full stop, which joins only what can be a host.
bool is_cut(std::u32string_view before, std::u32string_view after) {
    constexpr std::u32string_view joints = U"@./:＠．／：";
    if (before.back() == U'.') return begins_with_top_level(after);
    return joints.find(before.back()) != std::u32string_view::npos || joints.find(after.front()) != std::u32string_view::npos;
}

JoinedPassage join(std::u32string_view before, std::u32string_view joint, std::u32string_view after, std::size_t begin) {
    JoinedPassage joined{.text = std::u32string(before), .before_end = before.size(), .begin = begin};
    joined.text += joint;
    joined.border = joined.text.size();
    joined.text += after;
    joined.passage = make_passage(Part::Body, Passage::Source::Text, MappedText::of(to_utf8(joined.text)));
    return joined;
}

// Goes from token `at` over so many words of more than a letter, by `step`.
std::size_t past_words(const std::vector<Token>& tokens, std::size_t at, std::size_t end, std::ptrdiff_t step) {
    for (std::size_t left = words_around; at != end; at += static_cast<std::size_t>(step)) {
        const Token& token = tokens[step > 0 ? at : at - 1];
        if (token.kind == Token::Kind::Word && token.size() > 1 && left-- == 0) break;
    }
    return at;
}

void add(std::vector<JoinedPassage>& all, JoinedPassage joined) {
    const std::vector<Token>& tokens = joined.passage.tokens;
    const auto is_before = [&](const Token& token) { return joined.passage.span(token.begin, token.end).begin < joined.border; };
    const auto border = static_cast<std::size_t>(std::ranges::partition_point(tokens, is_before) - tokens.begin());
    if (may_hold_host(joined.passage, past_words(tokens, border, 0, -1), past_words(tokens, border, tokens.size(), 1)))
        all.push_back(std::move(joined));
}

}  // namespace

std::vector<JoinedPassage> join_with_history(const Draft& draft, const Passage& passage) {
    std::vector<JoinedPassage> all;
    const std::u32string_view text = passage.given.text();
    std::size_t begin = 0;
    while (begin < text.size() && (is_blank(text[begin]) || text[begin] == html_block_open)) ++begin;
    const std::u32string_view head = text.substr(begin, reach);
    if (head.empty()) return all;
    for (const EarlierMessage* message : own_earlier_messages(draft)) {
        const MappedText earlier = tail_of(message->body, reach);
        const std::u32string_view before = earlier.text();
        if (before.empty()) continue;
        if (is_cut(before, head)) add(all, join(before, U"", head, begin));
        add(all, join(before, U" ", head, begin));
    }
    return all;
}

std::optional<Match> find_completing_match(const View& view, const Passage& passage, const MatchFunction& find) {
    if (passage.part != Part::Body || passage.source != Passage::Source::Text) return std::nullopt;
    for (const JoinedPassage& joined : view.joined()) {
        for (const Match& match : find(joined.passage, joined.text)) {
            const Span span = joined.passage.span(match.begin, match.end);
            if (span.begin < joined.before_end && span.end > joined.border)
                return Match{joined.begin, joined.begin + span.end - joined.border};
        }
    }
    return std::nullopt;
}

}  // namespace stoa::policy
