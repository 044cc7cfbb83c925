#include "policy/match/glued_address.h"

#include <algorithm>
#include <array>
#include <optional>

#include "policy/match/domain.h"

namespace stoa::policy {

namespace {

constexpr std::size_t length_min = 10, length_max = 64;
constexpr std::size_t local_tokens_max = 8;  // Before the word with the signs: "anna.m_1984".

constexpr std::array<std::u32string_view, 5> at_words{U"at", U"arroba", U"arobase", U"chiocciola", U"a"};
constexpr std::array<std::u32string_view, 6> dot_words{U"dot", U"punkt", U"point", U"punto", U"ponto", U"kropka"};

class GluedFinder {
public:
    GluedFinder(const Passage& passage, std::u32string_view given)
        : passage_(passage), given_(given), text_(passage.normalised.text()), tokens_(passage.tokens) {}

    std::vector<Match> run() const {
        std::vector<Match> matches;
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const Token& token = tokens_[at];
            if (token.kind != Token::Kind::Word || token.size() > length_max || token.size() < length_min) continue;
            const auto sign = find_at(token);
            if (!sign) continue;
            const std::size_t begin = *sign > token.begin ? begin_of_local(at) : begin_of_local_before(at);
            if (begin < token.end) matches.push_back({begin, token.end});
        }
        return matches;
    }

private:
    // Where the word for "@" begins, if the rest of the token is a host.
    std::optional<std::size_t> find_at(const Token& token) const {
        const std::u32string_view word = text_.substr(token.begin, token.size());
        for (const std::u32string_view dot : dot_words) {
            const std::size_t dot_at = word.rfind(dot);
            if (dot_at == std::u32string_view::npos || !is_well_known_top_level(word.substr(dot_at + dot.size()))) continue;
            if (const auto at = find_at(token, token.begin + dot_at, is_apart(token.begin + dot_at, dot.size()))) return at;
        }
        return std::nullopt;
    }

    // The same before the dot of the host.
    std::optional<std::size_t> find_at(const Token& token, std::size_t dot, bool is_dot_apart) const {
        for (const std::u32string_view sign : at_words) {
            for (std::size_t at = dot; at-- > token.begin;) {
                const std::size_t host = at + sign.size();
                if (host >= dot || text_.substr(at, sign.size()) != sign) continue;
                if (is_provider(sign, text_.substr(host, dot - host)) || (is_dot_apart && is_apart(at, sign.size()))) return at;
            }
        }
        return std::nullopt;
    }

    // A single letter is no sign by what stands behind it alone.
    static bool is_provider(std::u32string_view sign, std::u32string_view host) {
        const Meaning* meaning = sign.size() > 1 ? find_meaning(host) : nullptr;
        return meaning && meaning->has(Sense::Provider);
    }

    // Whether these characters are written in another way than their neighbours: capitals among small letters, or circled ones.
    bool is_apart(std::size_t begin, std::size_t length) const {
        const auto is_plain = [&](std::size_t at) {
            const Span span = passage_.span(at, at + 1);
            return given_[span.begin] == text_[at];
        };
        for (std::size_t at = begin; at < begin + length; ++at) {
            if (is_plain(at)) return false;
        }
        const bool before = begin == 0 || is_plain(begin - 1);
        return before && begin + length < text_.size() && is_plain(begin + length);
    }

    bool is_of_local(std::size_t at) const {
        const Token& token = tokens_[at];
        const bool is_name = token.kind == Token::Kind::Word || token.kind == Token::Kind::Number;
        return is_name ||
               (token.kind == Token::Kind::Mark && std::u32string_view(U"._-+").find(text_[token.begin]) != std::u32string_view::npos);
    }

    std::size_t begin_of_local(std::size_t at) const {
        std::size_t first = at;
        while (first > 0 && at - first < local_tokens_max && is_of_local(first - 1)) --first;
        return tokens_[first].begin;
    }

    // The name that stands before a token that begins with the sign: "anna84atgmaildotcom". The token's end where there is none.
    std::size_t begin_of_local_before(std::size_t at) const { return at > 0 && is_of_local(at - 1) ? begin_of_local(at) : tokens_[at].end; }

    const Passage& passage_;
    std::u32string_view given_;
    std::u32string_view text_;
    const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Match> find_glued_addresses(const Passage& passage, std::u32string_view given) { return GluedFinder(passage, given).run(); }

}  // namespace stoa::policy
