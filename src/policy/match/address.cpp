#include "policy/match/address.h"

#include <algorithm>
#include <array>

#include "policy/match/domain.h"
#include "policy/match/glued_address.h"
#include "policy/match/host_reader.h"
#include "policy/match/reversed.h"

namespace stoa::policy {

namespace {

constexpr std::size_t local_length_max = 64;  // RFC 5321 section 4.5.3.1.1.
constexpr std::size_t cue_words_back = 9;
constexpr std::size_t stand_in_characters = 80;

constexpr std::array<std::u32string_view, 26> mailboxes{
    U"info",    U"sales",  U"support", U"contact", U"kontakt", U"service", U"office",          U"hello",      U"hallo",
    U"mail",    U"shop",   U"team",    U"help",    U"orders",  U"order",   U"admin",           U"contacto",   U"contatto",
    U"contato", U"ventas", U"verkauf", U"bonjour", U"ciao",    U"hola",    U"customerservice", U"buchhaltung"};

// How surely the sign between name and host is an "@".
enum class Certainty {
    Plain,
    Certain,
    Word,         // "at", which says other things too.
    Preposition,  // "chez", "bei": only between a name and a provider's whole host.
};

struct Sign {
    std::size_t begin;
    std::size_t end;  // Tokens, blanks around it not included.
    Certainty certainty;
};

class AddressFinder {
public:
    explicit AddressFinder(const Passage& passage) : tokens_(passage.tokens), text_(passage.normalised.text()), hosts_(passage) {}

    std::vector<Match> run() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (tokens_[at].is(Sense::Provider)) at = read_name_at_provider(at);
            const auto sign = read_sign(at);
            if (!sign) continue;
            if (const auto end = read_address(*sign)) at = *end - 1;
        }
        return std::move(matches_);
    }

private:
    std::optional<Sign> read_sign(std::size_t at) const {
        if (tokens_[at].kind == Token::Kind::Mark) {
            const std::size_t end = hosts_.read_bracketed(at, Sense::At, U'@');
            if (end != at) return Sign{at, end, hosts_.is_mark(at, U"-/:!+") ? Certainty::Word : Certainty::Certain};
            const std::size_t rare = hosts_.is_mark(at, U"-") ? at : hosts_.read_bracketed(at, Sense::AtOnlyBracketed, U'@');
            if (rare != at) return Sign{at, rare, Certainty::Certain};
            if (text_[tokens_[at].begin] == U'@') return Sign{at, at + 1, Certainty::Plain};
            if (is_stand_in(at)) return Sign{at, at + 1, Certainty::Certain};
            const bool escaped =
                text_.substr(tokens_[at].begin).starts_with(U"%40") && at + 1 < tokens_.size() && tokens_[at + 1].size() == 2;
            return escaped ? std::optional(Sign{at, at + 2, Certainty::Plain}) : std::nullopt;
        }
        if (is_preposition(at)) return Sign{at, at + 1, Certainty::Preposition};
        if (!tokens_[at].is(Sense::At)) return std::nullopt;
        if (const std::size_t end = end_of_sign_name(at); end > at + 1) return Sign{at, end, Certainty::Certain};
        const std::u32string_view word = text_.substr(tokens_[at].begin, tokens_[at].size());
        return Sign{at, at + 1, word == U"at" || word == U"アット" || word == U"あっと" ? Certainty::Word : Certainty::Certain};
    }

    // "info☆mail.example (☆を@に)", "info#mail.example, # is @": the text says what the sign stands for.
    bool is_stand_in(std::size_t at) const {
        if (!hosts_.is_mark(at, U"☆★●■◆◎○#*&$") || at == 0 || at + 1 >= tokens_.size() || is_gap(at - 1) || is_gap(at + 1)) return false;
        return text_.find(U'@', tokens_[at].end) < tokens_[at].end + stand_in_characters || names_sign_after(at);
    }

    bool names_sign_after(std::size_t at) const {
        for (std::size_t next = at + 1; next < tokens_.size() && tokens_[next].begin < tokens_[at].end + stand_in_characters; ++next) {
            if (tokens_[next].is(Sense::At) && hosts_.is_east_asian(next)) return true;
        }
        return false;
    }

    // "at sign", "at-Zeichen", "at the rate", "snabel-a".
    std::size_t end_of_sign_name(std::size_t at) const {
        static constexpr std::u32string_view names[] = {U"sign", U"symbol", U"zeichen", U"teken", U"rate"};
        if (text_.substr(tokens_[at].begin).starts_with(U"snabel-a") && at + 2 < tokens_.size() && tokens_[at + 2].size() == 1)
            return at + 3;
        for (std::size_t next = at + 1; next < tokens_.size() && next <= at + 4; ++next) {
            const std::u32string_view word = text_.substr(tokens_[next].begin, tokens_[next].size());
            if (std::ranges::find(names, word) != std::end(names)) return next + 1;
            if (tokens_[next].kind == Token::Kind::Word && word != U"the") break;
        }
        return at + 1;
    }

    // "julie chez gmail point com".
    bool is_preposition(std::size_t at) const {
        static constexpr std::u32string_view words[] = {U"chez", U"bei", U"en", U"su", U"op", U"em", U"no", U"auf", U"on"};
        const std::u32string_view word = text_.substr(tokens_[at].begin, tokens_[at].size());
        return std::ranges::find(words, word) != std::end(words) && at + 1 < tokens_.size() && is_gap(at + 1) &&
               hosts_.is_word(hosts_.skip_blanks(at + 1), Sense::Provider);
    }

    bool is_gap(std::size_t at) const { return tokens_[at].kind == Token::Kind::Blank || tokens_[at].kind == Token::Kind::Break; }

    std::optional<std::size_t> read_address(const Sign& sign) {
        const bool is_spelled = sign.certainty != Certainty::Plain;
        const std::size_t host_begin = is_spelled ? hosts_.skip_pause(sign.end) : hosts_.skip_blanks(sign.end);
        const std::size_t local_end = end_of_local(sign), local_begin = read_local(local_end);
        if (local_begin == local_end) return std::nullopt;
        const bool tight = host_begin == sign.end && !is_gap(sign.begin - 1);
        if (says_other_things(sign) && tight && !hosts_.is_east_asian(sign.begin) && sign.end == sign.begin + 1) return std::nullopt;
        const auto host = read_host(sign, host_begin, tight);
        if (!host || !is_believable(sign, local_begin, *host, tight)) return std::nullopt;
        const std::size_t begin = tokens_[local_begin].begin;
        if (text_.substr(0, begin).ends_with(U"://")) return std::nullopt;  // The user of a URL (RFC 3986 section 3.2.1).
        if (!matches_.empty() && begin < matches_.back().end) return std::nullopt;
        matches_.push_back({begin, tokens_[host->end - 1].end});
        return host->end;
    }

    std::optional<Host> read_host(const Sign& sign, std::size_t at, bool tight) const {
        const bool plain = sign.certainty == Certainty::Plain && tight;
        const auto style = sign.certainty == Certainty::Plain ? HostReader::Style::Obfuscated : HostReader::Style::Spoken;
        auto host = hosts_.read(at, style, plain ? HostReader::TopLevel::Any : HostReader::TopLevel::Existing);
        if (plain && host && host->least == DotStyle::Spaced && !is_well_known(host->name)) {
            host = hosts_.read(at, HostReader::Style::Plain, HostReader::TopLevel::Any);
        }
        if (!host && plain) host = read_glued_provider(at);
        return host || sign.certainty == Certainty::Preposition ? host : read_provider(at);
    }

    static bool says_other_things(const Sign& sign) {
        return sign.certainty == Certainty::Word || sign.certainty == Certainty::Preposition;
    }

    // "gmailcom" directly behind "@".
    std::optional<Host> read_glued_provider(std::size_t at) const {
        const auto label = hosts_.read_label(at, HostReader::Style::Plain);
        if (!label) return std::nullopt;
        for (std::size_t top = 2; top <= 3 && top + 2 < label->text.size(); ++top) {
            const std::u32string_view text = label->text;
            const Meaning* name = find_meaning(text.substr(0, text.size() - top));
            if (name && name->has(Sense::Provider) && is_well_known_top_level(text.substr(text.size() - top)))
                return Host{.name = {}, .end = label->end, .least = DotStyle::Tight};
        }
        return std::nullopt;
    }

    static bool is_well_known(std::u32string_view name) { return is_well_known_top_level(name.substr(name.rfind(U'.') + 1)); }

    // "name at gmail", "name @ gmail com".
    std::optional<Host> read_provider(std::size_t at) const {
        if (!hosts_.is_word(at, Sense::Provider)) return std::nullopt;
        const auto label = hosts_.read_label(at + 2, HostReader::Style::Plain);
        const bool names_top_level =
            at + 2 < tokens_.size() && is_gap(at + 1) && label && is_well_known_top_level(label->text) && !is_also_a_word(label->text);
        return Host{.name = {}, .end = names_top_level ? label->end : at + 1, .least = DotStyle::Spaced};
    }

    // "my gmail is rosa.lindt84": what looks like a mailbox behind a provider's name. The last token that was read.
    std::size_t read_name_at_provider(std::size_t at) {
        static constexpr std::u32string_view copulas[] = {U"is",     U"ist",    U"est",     U"es",      U"e",       U"é",    U"è",
                                                          U"heisst", U"lautet", U"address", U"adresse", U"account", U"konto"};
        std::size_t next = at + 1;
        bool told = false;
        for (; next < tokens_.size() && next < at + 6; ++next) {
            const bool copula = std::ranges::find(copulas, text_.substr(tokens_[next].begin, tokens_[next].size())) != std::end(copulas);
            told |= copula || hosts_.is_mark(next, U":=");
            if (!copula && !is_gap(next) && !hosts_.is_mark(next, U":=")) break;
        }
        std::size_t end = next;
        bool odd = false;
        for (; end < tokens_.size() && end < next + 12; ++end) {
            const bool inner = hosts_.is_mark(end, U"._") && end + 1 < tokens_.size() && !is_gap(end + 1);
            if (!inner && (tokens_[end].kind == Token::Kind::Mark || is_gap(end) || hosts_.is_east_asian(end))) break;
            odd |= inner || tokens_[end].kind == Token::Kind::Number;
        }
        const bool goes_on = end < tokens_.size() && text_[tokens_[end].begin] == U'@';
        if (!told || !odd || goes_on || end == next || tokens_[next].kind != Token::Kind::Word) return at;
        matches_.push_back({tokens_[next].begin, tokens_[end - 1].end});
        return end - 1;
    }

    // The first token of the name before the sign; the sign's own where there is none.
    std::size_t read_local(std::size_t sign) const {
        std::size_t at = skip_blanks_back(sign);
        std::size_t begin = read_atom_back(at);
        if (begin == at) return sign;
        while (const auto dot = read_dot_back(begin)) {
            at = read_atom_back(*dot);
            if (at == *dot) break;
            begin = at;
        }
        return begin;
    }

    // The sign, or the comma before it: "anna, at".
    std::size_t end_of_local(const Sign& sign) const {
        const std::size_t before = skip_blanks_back(sign.begin);
        const bool pauses = sign.certainty != Certainty::Plain && before < sign.begin && before > 0 && hosts_.is_mark(before - 1, U",");
        return pauses ? before - 1 : sign.begin;
    }

    std::size_t skip_blanks_back(std::size_t at) const {
        std::size_t gaps = 0;
        while (at > 0 && is_gap(at - 1) && tokens_[at - 1].size() <= 3 && ++gaps <= 3) --at;
        return at;
    }

    // What may stand in a name (RFC 5322 atext, as far as it is used) directly before token `end`.
    std::size_t read_atom_back(std::size_t end) const {
        std::size_t at = end;
        std::size_t length = 0;
        for (; at > 0; --at) {
            const Token& token = tokens_[at - 1];
            const bool fits = (token.kind == Token::Kind::Word && !hosts_.is_east_asian(at - 1)) || token.kind == Token::Kind::Number ||
                              hosts_.is_mark(at - 1, U"._%+-'&=~");
            length += token.size();
            if (!fits || length > local_length_max) break;
        }
        while (at < end && tokens_[at].kind == Token::Kind::Mark) ++at;
        if (at + 1 == end && tokens_[at].size() == 1 && tokens_[at].kind == Token::Kind::Word) at = read_letters_back(at);
        return at;
    }

    // "i n f o".
    std::size_t read_letters_back(std::size_t at) const {
        while (at >= 2 && tokens_[at - 1].kind == Token::Kind::Blank && tokens_[at - 2].size() == 1 &&
               tokens_[at - 2].kind == Token::Kind::Word && !hosts_.is_east_asian(at - 2)) {
            at -= 2;
        }
        return at;
    }

    // Where the name goes on before a dot that is spelled out or in brackets: "anna dot meier".
    std::optional<std::size_t> read_dot_back(std::size_t begin) const {
        const std::size_t end = skip_blanks_back(begin);
        if (end == 0) return std::nullopt;
        if (tokens_[end - 1].is(Sense::Dot) && end < begin && end >= 2 && is_gap(end - 2)) return skip_blanks_back(end - 1);
        for (std::size_t back = 3; back <= 5 && back <= end; ++back) {
            if (hosts_.read_bracketed(end - back, Sense::Dot, U'.') == end) return skip_blanks_back(end - back);
        }
        return std::nullopt;
    }

    bool is_believable(const Sign& sign, std::size_t local, const Host& host, bool tight) const {
        const std::size_t local_end = skip_blanks_back(end_of_local(sign));
        const bool one_word = local + 1 == local_end;
        if (tight && !says_other_things(sign)) return true;
        if (one_word && tokens_[local].kind == Token::Kind::Number && sign.certainty == Certainty::Plain) return false;  // "2 @ 9.99"
        if (one_word && (tokens_[local].is(Sense::Common))) return false;
        if (!says_other_things(sign)) return true;
        if (!one_word) return true;
        const std::u32string_view name = text_.substr(tokens_[local].begin, tokens_[local].size());
        if (std::ranges::find(mailboxes, name) != mailboxes.end() || has_cue_before(local)) return true;
        return host.least >= DotStyle::Bracketed && !tokens_[local].is(Sense::LinkCue);
    }

    bool has_cue_before(std::size_t at) const {
        std::size_t words = 0;
        while (at-- > 0 && words < cue_words_back) {
            if (tokens_[at].kind == Token::Kind::Word) ++words;
            if (tokens_[at].is(Sense::MailCue)) return true;
        }
        return false;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    HostReader hosts_;
    std::vector<Match> matches_;
};

bool may_hold_address(const Passage& passage) {
    const std::u32string_view text = passage.normalised.text();
    return text.find(U'@') != std::u32string_view::npos || text.find(U"%40") != std::u32string_view::npos ||
           std::ranges::any_of(passage.tokens, [](const Token& token) {
               return token.is(Sense::At) || token.is(Sense::AtOnlyBracketed) || token.is(Sense::Provider);
           });
}

}  // namespace

std::vector<Match> find_addresses(const Passage& passage, std::u32string_view given) {
    std::vector<Match> matches = may_hold_address(passage) ? AddressFinder(passage).run() : std::vector<Match>();
    std::vector<Match> others = find_glued_addresses(passage, given);
    if (passage.normalised.text().find(U'@') != std::u32string_view::npos) {
        for (const ReversedHost& reversed : find_reversed_hosts(passage))
            if (reversed.has_name) others.push_back(reversed.match);
    }
    std::erase_if(others, [&](const Match& other) { return touches_one_of(matches, other); });
    matches.insert(matches.end(), others.begin(), others.end());
    std::ranges::sort(matches, {}, &Match::begin);
    return matches;
}

}  // namespace stoa::policy
