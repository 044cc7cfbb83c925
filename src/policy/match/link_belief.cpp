#include "policy/match/link_belief.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "policy/match/domain.h"

namespace stoa::policy {

namespace {

constexpr std::size_t cue_words_back = 4;
constexpr std::size_t preposition_length_max = 3;

// Top-level domains of things, not of countries: plain words after a spelled "dot".
constexpr std::array<std::u32string_view, 10> plain_words{U"app",  U"blog",  U"club", U"online", U"shop",
                                                          U"site", U"store", U"tech", U"web",    U"wiki"};

// "point de vente", "punto de recogida", "el punto es": the word for a dot and a word that is also a country's domain.
bool is_figure_of_speech(std::u32string_view dot_word, std::u32string_view top_level) {
    const bool romance = dot_word == U"point" || dot_word == U"punto" || dot_word == U"ponto";
    return romance && (top_level == U"de" || top_level == U"es" || top_level == U"no" || top_level == U"se" || top_level == U"ne" ||
                       top_level == U"at");
}

struct Labels {
    std::u32string_view name;
    std::u32string_view top;
    std::u32string_view second;
    std::size_t count;

    explicit Labels(std::u32string_view host) : name(host), count(static_cast<std::size_t>(std::ranges::count(host, U'.')) + 1) {
        const std::size_t dot = host.rfind(U'.');
        top = host.substr(dot + 1);
        const std::u32string_view rest = host.substr(0, dot);
        second = rest.substr(rest.rfind(U'.') + 1);  // npos + 1 is 0.
    }
    bool is_world_wide_web() const { return name.starts_with(U"www.") && count > 2; }
    bool has_letter() const {
        return std::ranges::any_of(second, [](char32_t c) { return c > U'9'; });
    }
    bool is_plain_word() const {
        return std::ranges::all_of(second, [](char32_t c) { return c > U'9'; });
    }
};

}  // namespace

char32_t LinkBelief::character_after(const Host& host) const {
    const std::size_t end = tokens_[host.end - 1].end;
    return end < passage_.normalised.size() ? passage_.normalised[end] : U'\0';
}

char32_t LinkBelief::character_before(std::size_t first) const {
    const std::size_t begin = tokens_[first].begin;
    return begin > 0 ? passage_.normalised[begin - 1] : U'\0';
}

LinkBelief::Letters LinkBelief::letters(std::size_t begin, std::size_t end) const {
    const Span span = passage_.span(begin, end);
    std::size_t upper = 0, total = 0;
    for (std::size_t at = span.begin; at < span.end; ++at) {
        if (!u_isalpha(static_cast<UChar32>(given_[at]))) continue;
        ++total;
        if (u_isupper(static_cast<UChar32>(given_[at]))) ++upper;
    }
    if (upper == 0) return Letters::Lower;
    if (upper == total) return Letters::Upper;
    return upper == 1 && u_isupper(static_cast<UChar32>(given_[span.begin])) ? Letters::Title : Letters::Mixed;
}

bool LinkBelief::has_cue_before(std::size_t first) const {
    std::size_t words = 0;
    for (std::size_t at = first; at-- > 0 && words < cue_words_back;) {
        if (tokens_[at].kind == Token::Kind::Word) ++words;
        // "at", "auf", "sur": only directly before.
        if (tokens_[at].is(Sense::LinkCue) && (words == 1 || tokens_[at].size() > preposition_length_max)) return true;
    }
    return false;
}

bool LinkBelief::stands_alone(std::size_t first, const Host& host) const {
    const bool begins = first == 0 || tokens_[first - 1].kind == Token::Kind::Break;
    return begins && (host.end >= tokens_.size() || tokens_[host.end].kind == Token::Kind::Break);
}

// "the end.Next week": somebody forgot the blank after a full stop.
bool LinkBelief::is_sentence_joint(std::size_t first, const Host& host) const {
    const Labels labels(host.name);
    const std::size_t end = tokens_[host.end - 1].end;
    const Letters top = letters(end - labels.top.size(), end);
    if (top == Letters::Lower || top == Letters::Upper)
        return top == Letters::Upper && letters(tokens_[first].begin, end) != Letters::Upper && labels.count == 2 &&
               is_also_a_word(labels.top);
    return !(labels.top == U"com" || labels.top == U"net" || labels.top == U"org" || labels.top == U"example");
}

bool LinkBelief::goes_on_in_small_letters(const Host& host) const {
    const std::size_t end = tokens_[host.end - 1].end;
    if (end + 1 >= passage_.normalised.size() || passage_.normalised[end] != U'.') return false;
    const Span next = passage_.span(end + 1, end + 2);
    const char32_t c = given_[next.begin];
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

bool LinkBelief::believes_bare(std::size_t first, const Host& host) const {
    const Labels labels(host.name);
    const char32_t before = character_before(first), after = character_after(host);
    if (std::u32string_view(U"@#$_").find(before) != std::u32string_view::npos && before != 0) return false;
    if (after == U'@' || after == U'-' || after == U'_' || after == U'(') return false;
    if (labels.is_world_wide_web()) return true;
    if (goes_on_in_small_letters(host)) return false;  // "long.test.tar.bz2"
    if (!is_registrable(host.name) || !labels.has_letter() || is_dotted_name(host.name)) return false;
    const bool has_path = after == U'/' && tokens_[host.end - 1].end + 1 < passage_.normalised.size() &&
                          is_label_character(passage_.normalised[tokens_[host.end - 1].end + 1]);
    if (has_path && (labels.second.size() > 1 || is_well_known_top_level(labels.top))) return true;  // t.me/name
    if (labels.second.size() < 2) return false;
    if (is_sentence_joint(first, host)) return false;
    const bool cued = has_cue_before(first) || stands_alone(first, host);
    if (is_also_a_file_ending(labels.top)) return cued;
    if (is_well_known_top_level(labels.top) && (!is_also_a_word(labels.top) || labels.top == U"de")) return true;
    // "will.work", "Zugeschnitten.im", "Best.nr": two words that a full stop joined have no more about them.
    return cued || labels.count > 2 || !labels.is_plain_word();
}

// "… portafoglio. Com'è": a word that follows a full stop.
bool LinkBelief::begins_sentence(std::size_t first, const Host& host) const {
    const std::size_t end = tokens_[host.end - 1].end;
    const char32_t after = character_after(host);
    if (after == U'\'' || after == U'’') return true;
    return letters(end - Labels(host.name).top.size(), end) == Letters::Title && !has_cue_before(first);
}

// "shop . com"; not "shop-lamps . com".
bool LinkBelief::begins_with_common_word(std::size_t first, const Host& host) const {
    return tokens_[first].is(Sense::Common) && tokens_[first].size() == host.name.find(U'.');
}

bool LinkBelief::believes_obfuscated(std::size_t first, const Host& host, std::size_t dot) const {
    const Labels labels(host.name);
    if (!is_well_known_top_level(labels.top) || !is_registrable(host.name) || !labels.has_letter()) return false;
    if (labels.is_world_wide_web()) return true;  // "w w w . mail . com"
    if (host.least == DotStyle::Tight) return labels.second[0] >= 0x2e80;
    if (host.least == DotStyle::Bracketed) return labels.second.size() >= 2;
    if (character_before(first) == U'@' || begins_with_common_word(first, host) || labels.second.size() < 2) return false;
    const bool cued = has_cue_before(first) || stands_alone(first, host);
    const bool ambiguous = is_also_a_word(labels.top) || std::ranges::find(plain_words, labels.top) != plain_words.end();
    if (host.least == DotStyle::Spaced) {
        const bool blank_before = tokens_[dot - 1].kind == Token::Kind::Blank || tokens_[dot - 1].kind == Token::Kind::Break;
        return !ambiguous && (blank_before || (labels.top == U"com" && !begins_sentence(first, host)));
    }
    const std::u32string_view word = passage_.normalised.text().substr(tokens_[dot].begin, tokens_[dot].size());
    if (is_figure_of_speech(word, labels.top)) return has_cue_before(first) && !tokens_[first].is(Sense::LinkCue);
    return !ambiguous || cued || labels.top == U"de";
}

std::size_t LinkBelief::begin_of_spelled_letters(std::size_t first, std::size_t not_before) const {
    const auto is_letter = [this](std::size_t at) { return tokens_[at].kind == Token::Kind::Word && tokens_[at].size() == 1; };
    while (is_letter(first) && first >= not_before + 2 && tokens_[first - 1].kind == Token::Kind::Blank && is_letter(first - 2)) first -= 2;
    return first;
}

}  // namespace stoa::policy
