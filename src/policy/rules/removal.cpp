#include "policy/rules/removal.h"

namespace stoa::policy {

namespace {

bool is_blank(char32_t c) { return c == U' ' || c == 0xa0 || c == 0x3000; }
bool is_closing(char32_t c) { return std::u32string_view(U".,!?;:)」。、").find(c) != std::u32string_view::npos; }

}  // namespace

Sighting removable(const Passage& passage, const Match& match) {
    const Span span = passage.span(match.begin, match.end);
    Sighting sighting{.part = passage.part, .span = span};
    if (passage.source != Passage::Source::Text) return sighting;
    const std::u32string_view text = passage.normalised.text();
    const bool blank_before = match.begin > 0 && is_blank(text[match.begin - 1]);
    const bool at_end = match.end == text.size() || text[match.end] == U'\n';
    const bool takes_blank = blank_before && (at_end || is_blank(text[match.end]) || is_closing(text[match.end]));
    const Span taken = passage.span(match.begin - (takes_blank ? 1 : 0), match.end);
    sighting.replacement = Replacement{.part = passage.part, .span = taken, .text = ""};
    return sighting;
}

}  // namespace stoa::policy
