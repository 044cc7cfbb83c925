#include "policy/match/lettered_number.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::size_t letters_min = 5;
constexpr std::size_t letters_max = 10;

// With the digits that lead to them; North America's stand behind a 1.
constexpr std::array<std::u32string_view, 6> prefixes{U"0800", U"0808", U"0900", U"1300", U"1800", U"0180"};
constexpr std::array<std::u32string_view, 8> prefixes_behind_one{U"800", U"833", U"844", U"855", U"866", U"877", U"888", U"900"};

class LetteredFinder {
public:
    LetteredFinder(const Passage& passage, std::u32string_view given)
        : passage_(passage), given_(given), tokens_(passage.tokens), text_(passage.normalised.text()) {}

    std::vector<Match> run() const {
        std::vector<Match> matches;
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const std::size_t first = prefix_begin(at);
            if (first == tokens_.size()) continue;
            const std::size_t end = letters_end(at + 1);
            if (end > at + 1) matches.push_back({tokens_[first].begin, tokens_[end - 1].end});
        }
        return matches;
    }

    // The token with which the number begins whose prefix is at `at`; past the end where it is no prefix.
    std::size_t prefix_begin(std::size_t at) const {
        if (tokens_[at].kind != Token::Kind::Number) return tokens_.size();
        const std::u32string_view word = text_.substr(tokens_[at].begin, tokens_[at].size());
        if (std::ranges::find(prefixes, word) != prefixes.end()) return at;
        const bool behind_one = at >= 2 && is_joint(at - 1) && tokens_[at - 2].size() == 1 && text_[tokens_[at - 2].begin] == U'1';
        return behind_one && std::ranges::find(prefixes_behind_one, word) != prefixes_behind_one.end() ? at - 2 : tokens_.size();
    }

private:
    bool is_joint(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].size() == 1 &&
               std::u32string_view(U" -.‐/").find(text_[tokens_[at].begin]) != std::u32string_view::npos;
    }

    bool is_capitals(std::size_t at) const {
        if (at >= tokens_.size() || tokens_[at].kind != Token::Kind::Word) return false;
        const Span span = passage_.span(tokens_[at].begin, tokens_[at].end);
        return std::ranges::all_of(given_.substr(span.begin, span.end - span.begin),
                                   [](char32_t c) { return u_isupper(static_cast<UChar32>(c)); });
    }

    std::size_t letters_end(std::size_t at) const {
        std::size_t letters = 0, end = at;
        for (std::size_t next = at; is_joint(next) && is_capitals(next + 1); next += 2) {
            letters += tokens_[next + 1].size();
            end = next + 2;
        }
        return letters >= letters_min && letters <= letters_max ? end : at;
    }

    const Passage& passage_;
    std::u32string_view given_;
    const std::vector<Token>& tokens_;
    std::u32string_view text_;
};

}  // namespace

bool has_lettered_prefix(const Passage& passage) {
    const LetteredFinder finder(passage, {});
    for (std::size_t at = 0; at < passage.tokens.size(); ++at) {
        if (finder.prefix_begin(at) != passage.tokens.size()) return true;
    }
    return false;
}

std::vector<Match> find_lettered_numbers(const Passage& passage, std::u32string_view given) { return LetteredFinder(passage, given).run(); }

}  // namespace stoa::policy
