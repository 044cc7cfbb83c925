#include "policy/match/link.h"

#include <algorithm>

#include "policy/match/domain.h"
#include "policy/match/host_reader.h"
#include "policy/match/link_belief.h"
#include "policy/match/reversed.h"

namespace stoa::policy {

namespace {

constexpr std::size_t label_tokens_max = 16;
constexpr std::size_t number_host_min = 8;    // "http://2130706433": an address of IPv4 as one number.
constexpr std::size_t url_length_max = 2048;  // What browsers and servers agree on.

class LinkFinder {
public:
    LinkFinder(const Passage& passage, std::u32string_view given)
        : tokens_(passage.tokens), text_(passage.normalised.text()), hosts_(passage), belief_(passage, given) {}

    std::vector<Link> run() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const std::size_t end = read_url(at);
            at = end > at ? end - 1 : at;
        }
        return std::move(links_);
    }

    // A link's target: all of it is one link, or it leads to a place that is none.
    std::vector<Link> run_on_target() {
        if (text_.starts_with(U"//")) {
            add(0, 0, 2, text_.size());
            return std::move(links_);
        }
        if (text_.starts_with(U"/") || text_.starts_with(U"#") || text_.starts_with(U"data:") || text_.starts_with(U"cid:")) return {};
        return run();
    }

private:
    // Each returns the token after what was read, or `at`.
    std::size_t read_url(std::size_t at) {
        if (tokens_[at].kind == Token::Kind::Word) {
            const std::size_t authority = read_scheme(at);
            if (authority != at) return read_with_scheme(at, authority);
            if (const std::size_t end = read_world_wide_web(at); end != at) return end;
        }
        if (is_tight_dot(at)) return read_bare(at);
        return is_odd_dot(at) ? read_obfuscated(at) : at;
    }

    std::size_t read_scheme(std::size_t at) const {
        const std::u32string_view word = text_.substr(tokens_[at].begin, tokens_[at].size());
        if (!is_scheme(word)) return at;
        std::size_t next = hosts_.skip_blanks(at + 1);
        if (!hosts_.is_mark(next, U":")) return at;
        next = hosts_.skip_blanks(next + 1);
        std::size_t slashes = 0;
        for (; hosts_.is_mark(next, U"/\\") && slashes < 3; ++next) ++slashes;
        return slashes > 0 ? hosts_.skip_blanks(next) : at;
    }

    std::size_t read_with_scheme(std::size_t at, std::size_t authority) {
        if (authority >= tokens_.size()) return authority;
        const std::size_t begin = tokens_[authority].begin;
        std::size_t end = begin;
        while (end < text_.size() && end - begin < url_length_max && is_url_character(text_[end])) ++end;
        if (!has_top_level(begin, end)) end = end_of_international_host(begin);
        if (add(tokens_[at].begin, at, begin, trimmed(begin, end))) return token_at(links_.back().match.end, authority);
        const auto host = hosts_.read(authority, HostReader::Style::Obfuscated, HostReader::TopLevel::Existing);
        if (!host) return authority;
        links_.push_back({.match = {tokens_[at].begin, path_end(tokens_[host->end - 1].end)}, .host = to_utf8(host->name)});
        return token_at(links_.back().match.end, host->end);
    }

    // Whether what stands from `begin` on has a host by itself; figures are an address of their own.
    bool has_top_level(std::size_t begin, std::size_t end) const {
        const std::u32string_view host =
            text_.substr(begin, std::min(text_.substr(begin, end - begin).find_first_of(U"/?#:\\"), end - begin));
        const std::size_t dot = host.rfind(U'.');
        return dot != std::u32string_view::npos && dot + 1 < host.size() && (host[dot + 1] <= U'9' || is_top_level(host.substr(dot + 1)));
    }

    // Hosts of kana, ideographs and signs are read up to a blank, only behind a scheme.
    std::size_t end_of_international_host(std::size_t begin) const {
        constexpr std::size_t host_length_max = 253;  // RFC 1035 section 2.3.4.
        std::size_t end = begin;
        while (end < text_.size() && end - begin < host_length_max && (is_url_character(text_[end]) || text_[end] >= 0x2600)) ++end;
        return end;
    }

    // The link from `begin` whose authority (RFC 3986 section 3.2) stands from `authority` on.
    bool add(std::size_t begin, std::size_t scheme, std::size_t authority, std::size_t end) {
        const std::u32string_view all = text_.substr(authority, end - authority);
        std::u32string_view host = all.substr(0, all.find_first_of(U"/?#\\"));
        if (const std::size_t user = host.rfind(U'@'); user != std::u32string_view::npos) host.remove_prefix(user + 1);
        host = host.substr(0, host.find(U':'));
        while (host.ends_with(U'.')) host.remove_suffix(1);
        const std::size_t dot = host.find(U'.');
        const bool is_number = host.size() >= number_host_min && host.find_first_not_of(U"0123456789") == std::u32string_view::npos;
        if ((dot == std::u32string_view::npos && !is_number) || dot == 0) return false;
        const bool https = scheme < tokens_.size() && text_.substr(tokens_[scheme].begin, tokens_[scheme].size()) == U"https";
        links_.push_back({.match = {begin, end}, .host = to_utf8(host), .is_https = https});
        return true;
    }

    bool is_gap(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].kind == Token::Kind::Blank || tokens_[at].kind == Token::Kind::Break);
    }

    bool is_label_word(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].kind == Token::Kind::Word || tokens_[at].kind == Token::Kind::Number);
    }

    // "www voltbarn com", "www-voltbarn-com": the dots are left out or stand as another sign. "www.voltbarn" is begun.
    std::size_t read_world_wide_web(std::size_t at) {
        if (text_.substr(tokens_[at].begin, tokens_[at].size()) != U"www" || !is_label_word(at + 2)) return at;
        const std::u32string_view label = text_.substr(tokens_[at + 2].begin, tokens_[at + 2].size());
        const bool joined = is_gap(at + 1) || hosts_.is_mark(at + 1, U"-,_*|/~=");
        if (joined && is_label_word(at + 4) && same_sign(at + 1, at + 3)) {
            const std::u32string_view top = text_.substr(tokens_[at + 4].begin, tokens_[at + 4].size());
            if (is_well_known_top_level(top))
                return take(at, {.name = U"www." + std::u32string(label) + U"." + std::u32string(top), .end = at + 5});
        }
        return joined && !is_gap(at + 1) ? at : read_spaced_world_wide_web(at);
    }

    bool same_sign(std::size_t a, std::size_t b) const {
        return (is_gap(a) && is_gap(b)) || text_[tokens_[a].begin] == text_[tokens_[b].begin];
    }

    // Labels with hyphens: "www volt-barn com".
    std::size_t read_spaced_world_wide_web(std::size_t at) {
        if (!is_gap(at + 1)) return at;
        const auto label = hosts_.read_label(at + 2, HostReader::Style::Plain);
        if (!label || !is_gap(label->end)) return at;
        const auto top = hosts_.read_label(label->end + 1, HostReader::Style::Plain);
        if (!top || !is_well_known_top_level(top->text)) return at;
        return take(at, {.name = U"www." + label->text + U"." + top->text, .end = top->end});
    }

    bool is_host_token(std::size_t at) const {
        return (tokens_[at].kind == Token::Kind::Word && !hosts_.is_east_asian(at)) || tokens_[at].kind == Token::Kind::Number ||
               hosts_.is_mark(at, U"-‐");
    }

    bool is_tight_dot(std::size_t at) const {
        return hosts_.is_mark(at, U".。") && at > 0 && at + 1 < tokens_.size() && is_host_token(at - 1) && is_host_token(at + 1);
    }

    std::size_t read_bare(std::size_t dot) {
        std::size_t first = dot;
        while (first > done_ && (is_host_token(first - 1) || is_tight_dot(first - 1))) --first;
        const auto host = hosts_.read(first, HostReader::Style::Plain, HostReader::TopLevel::Existing);
        const std::size_t chain_end = end_of_chain(dot);
        if (!host || host->end <= dot) return is_begun_world_wide_web(first, dot) ? take(first, {.name = {}, .end = chain_end}) : chain_end;
        if (!belief_.believes_bare(first, *host)) return std::max(host->end, chain_end);
        return take(first, *host);
    }

    // "www.voltbarn", the rest is told some other way.
    bool is_begun_world_wide_web(std::size_t first, std::size_t dot) const {
        constexpr std::size_t telling_label_min = 3;
        return first + 1 == dot && text_.substr(tokens_[first].begin, tokens_[first].size()) == U"www" &&
               tokens_[dot + 1].kind == Token::Kind::Word && tokens_[dot + 1].size() >= telling_label_min;
    }

    // Dots and labels that hang together; read once, believed or not.
    std::size_t end_of_chain(std::size_t at) const {
        while (at < tokens_.size() && (is_host_token(at) || is_tight_dot(at))) ++at;
        return at;
    }

    std::size_t take(std::size_t first, const Host& host) {
        const std::size_t end = path_end(tokens_[host.end - 1].end);
        links_.push_back({.match = {tokens_[first].begin, end}, .host = to_utf8(host.name)});
        done_ = token_at(end, host.end);
        return done_;
    }

    // A dot that is spelled out, in brackets, or has a blank before it.
    bool is_odd_dot(std::size_t at) const {
        if (at == 0) return false;
        if (hosts_.read_dot_words(at) != at || hosts_.read_bracketed(at, Sense::Dot, U'.') != at) return true;
        if (hosts_.is_mark(at, U"·•∙⋅")) return true;
        if (hosts_.is_mark(at, U",") && is_host_token(at - 1) && at + 1 < tokens_.size()) {
            const std::u32string_view next = text_.substr(tokens_[at + 1].begin, tokens_[at + 1].size());
            if (next == U"com" || next == U"org") return true;  // "voltbarn,com"
        }
        // "ほくと.example": labels of kana and ideographs are no host of running text otherwise.
        return hosts_.is_mark(at, U".") && (is_gap(at - 1) || is_gap(at + 1) || hosts_.is_east_asian(at - 1));
    }

    // What stands before は and を is no part of a name.
    bool is_particle(std::size_t at) const {
        return std::u32string_view(U"はを").find(text_[tokens_[at].begin]) != std::u32string_view::npos;
    }

    std::size_t read_obfuscated(std::size_t dot) {
        // "Good luck. www.a.example": the end of a sentence before a host that is read by itself.
        const std::size_t next = hosts_.skip_blanks(dot + 1);
        if (next < tokens_.size() && text_.substr(tokens_[next].begin, tokens_[next].size()) == U"www") return dot;
        std::size_t first = dot;
        while (first > done_ && is_gap(first - 1)) --first;
        const std::size_t label_end = first;
        const bool east_asian = first > done_ && hosts_.is_east_asian(first - 1);
        while (first > done_ && label_end - first < label_tokens_max &&
               (east_asian ? hosts_.is_east_asian(first - 1) && !is_particle(first - 1)
                           : is_host_token(first - 1) || is_tight_dot(first - 1))) {
            --first;
        }
        if (first == label_end) return dot;
        first = belief_.begin_of_spelled_letters(first, done_);
        const auto host = hosts_.read(first, HostReader::Style::Obfuscated, HostReader::TopLevel::Existing);
        if (!host || host->end <= dot || !belief_.believes_obfuscated(first, *host, dot)) return dot;
        return take(first, *host);
    }

    static bool is_url_character(char32_t c) {
        if (c <= U' ' || c == 0x7f) return false;
        if (c < 0x80) return std::u32string_view(U"<>\"`{}^").find(c) == std::u32string_view::npos;
        return is_label_character(c) || c == U'–' || c == U'·';
    }

    std::size_t path_end(std::size_t host_end) const {
        std::size_t end = host_end;
        if (end < text_.size() && text_[end] == U':') {
            std::size_t port = end + 1;
            while (port < text_.size() && text_[port] >= U'0' && text_[port] <= U'9') ++port;
            if (port > end + 1) end = port;
        }
        if (end >= text_.size() || std::u32string_view(U"/?#").find(text_[end]) == std::u32string_view::npos) return end;
        std::size_t stop = end;
        while (stop < text_.size() && stop - end < url_length_max && is_url_character(text_[stop])) ++stop;
        return trimmed(end, stop);
    }

    // Without the signs that belong to the sentence around it.
    std::size_t trimmed(std::size_t begin, std::size_t end) const {
        const std::u32string_view path = text_.substr(begin, end - begin);
        auto unpaired = std::ranges::count(path, U')') + std::ranges::count(path, U']') - std::ranges::count(path, U'(') -
                        std::ranges::count(path, U'[');
        for (; end > begin; --end) {
            const char32_t c = text_[end - 1];
            if (c == U')' || c == U']') {
                if (unpaired-- <= 0) break;
            } else if (std::u32string_view(U".,;:!?'*_…").find(c) == std::u32string_view::npos) {
                break;
            }
        }
        return end;
    }

    std::size_t token_at(std::size_t character, std::size_t from) const {
        while (from < tokens_.size() && tokens_[from].begin < character) ++from;
        return from;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    HostReader hosts_;
    LinkBelief belief_;
    std::size_t done_ = 0;  // Tokens before it belong to links that are read.
    std::vector<Link> links_;
};

}  // namespace

std::vector<Link> find_links(const Passage& passage, std::u32string_view given) {
    LinkFinder finder(passage, given);
    if (passage.source == Passage::Source::Link) return finder.run_on_target();
    std::vector<Link> links = finder.run();
    std::vector<Match> taken;
    for (const Link& link : links) taken.push_back(link.match);
    for (const ReversedHost& reversed : find_reversed_hosts(passage)) {
        if (!reversed.has_name && !touches_one_of(taken, reversed.match)) links.push_back({.match = reversed.match, .host = {}});
    }
    return links;
}

}  // namespace stoa::policy
