#include "policy/rules/removal.h"

namespace stoa::policy {

namespace {

bool is_blank(char32_t c) { return c == U' ' || c == 0xa0 || c == 0x3000; }
bool is_closing(char32_t c) { return std::u32string_view(U".,!?;:)」。、").find(c) != std::u32string_view::npos; }

// A target goes with its attribute; of a caption, only the words.
Replacement removal_from_attribute(const Passage& passage, Span span) {
    if (passage.source == Passage::Source::Link) return {.part = passage.part, .span = passage.attribute, .text = ""};
    const Span value = passage.given.given(0, passage.given.size());
    const bool is_quoted = value.end < passage.attribute.end;
    // Nothing behind `alt=` would make the next attribute its value.
    return {.part = passage.part, .span = span, .text = is_quoted || span != value ? "" : "\"\""};
}

}  // namespace

Sighting removable_as_given(const Passage& passage, const Match& match) {
    const Span span = passage.given.given(match.begin, match.end);
    return {.part = passage.part, .span = span, .replacement = Replacement{.part = passage.part, .span = span, .text = ""}};
}

Sighting removable(const Passage& passage, const Match& match) {
    const Span span = passage.span(match.begin, match.end);
    Sighting sighting{.part = passage.part, .span = span};
    if (passage.source != Passage::Source::Text) {
        sighting.replacement = removal_from_attribute(passage, span);
        return sighting;
    }
    const std::u32string_view text = passage.normalised.text();
    const bool blank_before = match.begin > 0 && is_blank(text[match.begin - 1]);
    const bool at_end = match.end == text.size() || text[match.end] == U'\n';
    const bool takes_blank = blank_before && (at_end || is_blank(text[match.end]) || is_closing(text[match.end]));
    const Span taken = passage.span(match.begin - (takes_blank ? 1 : 0), match.end);
    sighting.replacement = Replacement{.part = passage.part, .span = taken, .text = ""};
    return sighting;
}

}  // namespace stoa::policy
