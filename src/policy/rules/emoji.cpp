#include "policy/rules/emoji.h"

#include <unicode/uchar.h>

#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr char32_t text_presentation = 0xfe0e;
constexpr char32_t emoji_presentation = 0xfe0f;
constexpr char32_t joiner = 0x200d;
constexpr char32_t keycap = 0x20e3;

bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; }
bool is_modifier(char32_t c) { return c >= 0x1f3fb && c <= 0x1f3ff; }
bool is_regional_indicator(char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
bool is_tag(char32_t c) { return c >= 0xe0020 && c <= 0xe007f; }
bool is_keycap_base(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'#' || c == U'*'; }
bool is_blank(char32_t c) { return c == U' ' || c == 0xa0 || c == 0x3000; }

// Where the emoji that begins at `at` ends; `at` itself where none begins (UTS 51, section 1.4.9).
std::size_t end_of_element(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
    if (is_keycap_base(c)) {
        const std::size_t sign = next == emoji_presentation ? at + 2 : at + 1;
        return sign < text.size() && text[sign] == keycap ? sign + 1 : at;
    }
    if (c < 0xa9 || !has(c, UCHAR_EMOJI)) return at;
    if (is_regional_indicator(c)) return is_regional_indicator(next) ? at + 2 : at + 1;
    if (next == text_presentation) return at;
    if (!has(c, UCHAR_EMOJI_PRESENTATION) && next != emoji_presentation && !is_modifier(next)) return at;
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == emoji_presentation) ++end;
    if (end < text.size() && is_modifier(text[end])) ++end;
    if (end < text.size() && text[end] == keycap) ++end;
    while (end < text.size() && is_tag(text[end])) ++end;
    return end;
}

// Elements joined by ZWJ are one emoji; what follows a joiner may stand in text presentation ("❤" in a couple).
std::size_t end_of_emoji(std::u32string_view text, std::size_t at) {
    std::size_t end = end_of_element(text, at);
    while (end > at && end + 1 < text.size() && text[end] == joiner && has(text[end + 1], UCHAR_EMOJI)) {
        const std::size_t next = end_of_element(text, end + 1);
        end = next > end + 1 ? next : end + 2;
    }
    return end;
}

// A row of emoji, also with single blanks between them.
std::size_t end_of_row(std::u32string_view text, std::size_t at) {
    std::size_t end = end_of_emoji(text, at);
    while (end > at && end < text.size()) {
        const std::size_t begin = is_blank(text[end]) && end + 1 < text.size() ? end + 1 : end;
        const std::size_t next = end_of_emoji(text, begin);
        if (next == begin) break;
        end = next;
    }
    return end;
}

bool closes(char32_t c) { return c == U'.' || c == U',' || c == U'!' || c == U'?' || c == U';' || c == U':' || c == U')'; }

// Takes the blank away that would be left double, before a sign, or at a line's end.
Replacement removal(const View& view, const Passage& passage, std::size_t begin, std::size_t end) {
    const std::u32string_view text = passage.given.text();
    const bool blank_before = begin > 0 && is_blank(text[begin - 1]);
    const bool blank_after = end < text.size() && is_blank(text[end]);
    const bool ends = end == text.size() || text[end] == U'\n' || text[end] == U'\r' || closes(text[end]) || text[end] >= 0x2028;
    const bool starts = begin == 0 || text[begin - 1] == U'\n' || text[begin - 1] == 0x2029;
    if (blank_before && (ends || blank_after))
        --begin;
    else if (blank_after && starts)
        ++end;
    const Span words = passage.given.given(begin, end);
    return {.part = passage.part, .span = words, .text = view.tags_in(passage.part, words)};
}

}  // namespace

std::vector<Sighting> find_emoji(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        if (passage.source == Passage::Source::Link) continue;
        const std::u32string_view text = passage.given.text();
        for (std::size_t at = 0; at < text.size(); ++at) {
            const std::size_t end = end_of_row(text, at);
            if (end == at) continue;
            sightings.push_back(
                {.part = passage.part, .span = passage.given.given(at, end), .replacement = removal(view, passage, at, end)});
            at = end - 1;
        }
    }
    return sightings;
}

}  // namespace stoa::policy
