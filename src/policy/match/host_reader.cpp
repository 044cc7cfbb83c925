#include "policy/match/host_reader.h"

#include <algorithm>
#include <array>

#include "policy/match/domain.h"

namespace stoa::policy {

namespace {

constexpr std::size_t labels_max = 10;
constexpr std::size_t label_length_max = 63;  // RFC 1035 section 2.3.4.
constexpr std::size_t east_asian_label_max = 14;
constexpr std::size_t bracket_repeats_max = 3;  // "//at//", "((at))"
constexpr std::u32string_view openings = U"([{<（「*_|~-=#/^!+:";
constexpr std::u32string_view closings = U")]}>）」*_|~-=#/^!+:";

// Words for a dot that mean other things oftener.
constexpr std::array<std::u32string_view, 7> rare_dots{U"pt", U"period", U"puntje", U"stip", U"puntino", U"puntito", U"pontinho"};

// What read_dot_words() reads besides the words that the lexicon knows: "fullstop", "full stop", "d0t", rare ones.
bool may_spell_dot(std::u32string_view word) {
    return word == U"fullstop" || word == U"full" || word == U"d" || std::ranges::find(rare_dots, word) != rare_dots.end();
}

// Past one token that is a blank or a line's end.
std::size_t past_gap(const std::vector<Token>& tokens, std::size_t at) {
    const bool gap = at < tokens.size() && (tokens[at].kind == Token::Kind::Blank || tokens[at].kind == Token::Kind::Break);
    return gap ? at + 1 : at;
}

bool is_letter(const std::vector<Token>& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::Word && tokens[at].size() == 1;
}

// A full stop that is more than a sentence's end, a comma that is mistyped for one, brackets with something in them, and all
// signs that sentences have no need of.
bool may_mark_host(const std::vector<Token>& tokens, std::u32string_view text, std::size_t at) {
    const std::size_t next = past_gap(tokens, at + 1);
    const bool is_tight = next == at + 1 && next < tokens.size();
    switch (text[tokens[at].begin]) {
        case U'.':
            if (is_tight || is_letter(tokens, next) || (at > 0 && past_gap(tokens, at - 1) == at)) return true;
            return next < tokens.size() && is_top_level(text.substr(tokens[next].begin, tokens[next].size()));
        case U',':
            return is_tight;
        case U'-':
        case U':':
        case U'!':
            return is_letter(tokens, next);  // "- a t -"
        case U'?':
        case U';':
        case U'\'':
        case U'’':
        case U'"':
        case U')':
            return false;
        default:
            return true;
    }
}

}  // namespace

bool may_hold_host(const Passage& passage, std::size_t begin, std::size_t end) {
    constexpr std::uint32_t senses = static_cast<std::uint32_t>(Sense::At) | static_cast<std::uint32_t>(Sense::AtOnlyBracketed) |
                                     static_cast<std::uint32_t>(Sense::Dot) | static_cast<std::uint32_t>(Sense::Provider);
    const std::u32string_view text = passage.normalised.text();
    for (std::size_t at = begin; at < end; ++at) {
        const Token& token = passage.tokens[at];
        if (token.kind == Token::Kind::Mark && may_mark_host(passage.tokens, text, at)) return true;
        if (token.kind != Token::Kind::Word) continue;
        if (text[token.begin] >= 0x2e80 || (token.meaning && (token.meaning->senses & senses) != 0)) return true;
        const std::u32string_view word = text.substr(token.begin, token.size());
        if (word == U"www" || is_scheme(word) || may_spell_dot(word)) return true;
    }
    return false;
}

bool HostReader::is_mark(std::size_t at, std::u32string_view among) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::Mark &&
           among.find(text_[tokens_[at].begin]) != std::u32string_view::npos;
}

bool HostReader::is_east_asian(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word && text_[tokens_[at].begin] >= 0x2e80 &&
           !is_label_character(text_[tokens_[at].begin]);
}

std::size_t HostReader::skip_blanks(std::size_t at) const {
    std::size_t breaks = 0;
    for (; at < tokens_.size(); ++at) {
        if (tokens_[at].kind == Token::Kind::Blank && tokens_[at].size() <= 3) continue;
        if (tokens_[at].kind == Token::Kind::Break && ++breaks == 1) continue;
        break;
    }
    return at;
}

std::size_t HostReader::skip_pause(std::size_t at) const {
    const std::size_t after = is_mark(at, U",") ? at + 1 : at;
    const std::size_t end = skip_blanks(after);
    return after == at || end > after ? end : at;
}

std::size_t HostReader::read_bracketed(std::size_t at, Sense sense, char32_t sign) const {
    if (!is_mark(at, openings)) return at;
    const char32_t opening[] = {text_[tokens_[at].begin], 0};
    const std::u32string_view closing = closings.substr(openings.find(opening[0]), 1);
    std::size_t inner = at + 1, signs = 1;
    while (is_mark(inner, opening) && signs < bracket_repeats_max) ++inner, ++signs;
    if (inner < tokens_.size() && tokens_[inner].kind == Token::Kind::Blank) ++inner;
    const char32_t given_sign[] = {sign, 0};
    std::size_t close = inner + 1;
    if (!is_word(inner, sense) && !is_mark(inner, given_sign)) {
        const auto letters = read_spelled_letters(inner);  // "( a t )"
        const Meaning* meaning = letters ? find_meaning(letters->text) : nullptr;
        if (!meaning || !meaning->has(sense)) return at;
        close = letters->end;
    }
    if (close < tokens_.size() && tokens_[close].kind == Token::Kind::Blank) ++close;
    if (!is_mark(close, closing)) return at;
    for (std::size_t left = signs - 1; left > 0 && is_mark(close + 1, closing); --left) ++close;
    return close + 1;
}

std::size_t HostReader::read_dot_words(std::size_t at) const {
    if (is_word(at, Sense::Dot)) return at + 1;
    if (at >= tokens_.size() || tokens_[at].kind != Token::Kind::Word) return at;
    if (word(at) == U"fullstop") return at + 1;
    if (word(at) == U"full" && word(at + 2) == U"stop" && tokens_[at + 1].kind == Token::Kind::Blank) return at + 3;
    if (word(at) == U"d" && word(at + 1) == U"0" && word(at + 2) == U"t") return at + 3;
    // Only before what can be nothing but the end of a host.
    if (std::ranges::find(rare_dots, word(at)) == rare_dots.end()) return at;
    const auto label = read_label(skip_blanks(at + 1), Style::Plain);
    if (!label || !is_well_known_top_level(label->text)) return at;
    return !is_also_a_word(label->text) || label->text == U"de" ? at + 1 : at;
}

std::optional<HostReader::Dot> HostReader::read_dot(std::size_t at, Style style) const {
    const bool tight = is_mark(at, U".。") && at + 1 < tokens_.size() && tokens_[at + 1].kind != Token::Kind::Blank &&
                       tokens_[at + 1].kind != Token::Kind::Break;
    if (tight) return Dot{at + 1, DotStyle::Tight};
    if (style == Style::Plain) return std::nullopt;
    const std::size_t begin = skip_blanks(at);
    if (const std::size_t end = read_bracketed(begin, Sense::Dot, U'.'); end != begin) return Dot{skip_blanks(end), DotStyle::Bracketed};
    const bool mistyped = is_mark(at, U",") && at + 1 < tokens_.size() && tokens_[at + 1].kind == Token::Kind::Word;
    if (mistyped) return Dot{at + 1, DotStyle::Spaced};
    if (is_mark(begin, U"·•∙⋅")) return Dot{skip_blanks(begin + 1), DotStyle::Bracketed};
    if (is_mark(begin, U".")) return Dot{skip_blanks(begin + 1), DotStyle::Spaced};
    const auto skip = [&](std::size_t from) { return style == Style::Spoken ? skip_pause(from) : skip_blanks(from); };
    const std::size_t words = skip(at), words_end = read_dot_words(words);
    if (words_end == words) return std::nullopt;
    const std::size_t end = skip(words_end);
    const bool apart = (words > at && end > words_end) || is_east_asian(words);
    return apart ? std::optional(Dot{end, DotStyle::Spelled}) : std::nullopt;
}

std::optional<HostReader::Label> HostReader::read_label(std::size_t at, Style style) const {
    if (at >= tokens_.size()) return std::nullopt;
    if (style != Style::Plain) {
        if (auto letters = read_spelled_letters(at)) return letters;
        if (is_east_asian(at)) return read_east_asian_label(at);
    }
    std::size_t end = at;
    Label label{at, {}};
    for (; end < tokens_.size(); ++end) {
        const Token& token = tokens_[end];
        const bool fits =
            (token.kind == Token::Kind::Word && !is_east_asian(end)) || token.kind == Token::Kind::Number || is_mark(end, U"-‐");
        if (style != Style::Plain && end > at && read_bracketed(end, Sense::Dot, U'.') != end) break;  // "-dot-"
        if (!fits || label.text.size() + token.size() > label_length_max) break;
        label.text += text_.substr(token.begin, token.size());
    }
    while (end > at && label.text.ends_with(U'-')) {
        label.text.pop_back();
        --end;
    }
    label.end = end;
    return label.text.empty() || label.text.starts_with(U'-') ? std::nullopt : std::optional(label);
}

// "g m a i l": at least two single letters with single blanks between them.
std::optional<HostReader::Label> HostReader::read_spelled_letters(std::size_t at) const {
    Label label{at, {}, true};
    for (std::size_t next = at; next < tokens_.size(); next += 2) {
        if (tokens_[next].size() != 1 || tokens_[next].kind != Token::Kind::Word || is_east_asian(next)) break;
        label.text += text_[tokens_[next].begin];
        label.end = next + 1;
        if (next + 1 >= tokens_.size() || tokens_[next + 1].kind != Token::Kind::Blank) break;
    }
    return label.text.size() >= 2 ? std::optional(label) : std::nullopt;
}

std::optional<HostReader::Label> HostReader::read_east_asian_label(std::size_t at) const {
    Label label{at, {}};
    const std::u32string_view part = tokens_[at].meaning ? tokens_[at].meaning->domain_part : std::u32string_view();
    const bool begins_a_name = (part == U"shop" || part == U"store") && is_east_asian(at + 1) && !tokens_[at + 1].is(Sense::Dot);
    if (!part.empty() && !begins_a_name) return Label{at + 1, std::u32string(part)};
    for (std::size_t next = at; is_east_asian(next) && !tokens_[next].is(Sense::Dot) && !tokens_[next].is(Sense::At); ++next) {
        if (label.text.size() >= east_asian_label_max) return std::nullopt;
        label.text += text_.substr(tokens_[next].begin, tokens_[next].size());
        label.end = next + 1;
    }
    return label.text.empty() ? std::nullopt : std::optional(label);
}

std::optional<Host> HostReader::read(std::size_t at, Style style, TopLevel top_level) const {
    std::optional<Host> best;
    Host host;
    for (std::size_t labels = 1; labels <= labels_max; ++labels) {
        const auto label = read_label(at, style);
        if (!label) break;
        host.name += label->text;
        host.end = label->end;
        host.spells_letters |= label->spells_letters;
        const bool any =
            top_level == TopLevel::Any && label->text.size() >= 2 && std::ranges::all_of(label->text, [](char32_t c) { return c > U'9'; });
        if (labels > 1 && (any || is_top_level(label->text))) best = host;
        // After a host that is complete a blank ends it: "mail.com. It" is no mail.com.it.
        const auto dot = read_dot(label->end, style);
        if (!dot || (best && dot->style == DotStyle::Spaced)) break;
        host.name += U'.';
        host.least = std::max(host.least, dot->style);
        at = dot->end;
    }
    return best;
}

}  // namespace stoa::policy
