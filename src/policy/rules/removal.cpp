#include "policy/rules/removal.h"

#include <optional>
#include <string_view>

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

// With the blank before it, where that would be left over.
Match with_blank(std::u32string_view text, const Match& match) {
    const bool blank_before = match.begin > 0 && is_blank(text[match.begin - 1]);
    const bool at_end = match.end == text.size() || text[match.end] == U'\n';
    const bool takes_blank = blank_before && (at_end || is_blank(text[match.end]) || is_closing(text[match.end]));
    return {match.begin - (takes_blank ? 1 : 0), match.end};
}

// The lines of the match with an end of line, where nothing else stands on them; of two empty lines that would meet then, one.
std::optional<Match> line_of(std::u32string_view text, const Match& match) {
    const auto is_space = [](char32_t c) { return is_blank(c) || c == U'\r'; };
    Match line = match;
    while (line.begin > 0 && is_space(text[line.begin - 1])) --line.begin;
    while (line.end < text.size() && is_space(text[line.end])) ++line.end;
    const bool begins = line.begin == 0 || text[line.begin - 1] == U'\n', ends = line.end == text.size() || text[line.end] == U'\n';
    if (!begins || !ends || (line.begin == 0 && line.end == text.size())) return std::nullopt;
    if (line.end < text.size())
        ++line.end;
    else
        while (line.begin > 0 && text[line.begin - 1] == U'\n') --line.begin;
    const bool empty_before = line.begin >= 2 && text[line.begin - 1] == U'\n' && text[line.begin - 2] == U'\n';
    const bool empty_after = line.end == text.size() || text[line.end] == U'\n';
    if (empty_before && empty_after) --line.begin;
    return line;
}

}  // namespace

Sighting removable_as_given(const Passage& passage, const Match& match) {
    const Span span = passage.given.given(match.begin, match.end);
    return {.part = passage.part, .span = span, .replacement = Replacement{.part = passage.part, .span = span, .text = ""}};
}

Sighting removable(const View& view, const Passage& passage, const Match& match) {
    const Span span = passage.span(match.begin, match.end);
    Sighting sighting{.part = passage.part, .span = span};
    if (passage.source != Passage::Source::Text) {
        sighting.replacement = removal_from_attribute(passage, span);
        return sighting;
    }
    const std::u32string_view text = passage.normalised.text();
    const auto line = view.draft().format == TextFormat::Text ? line_of(text, match) : std::nullopt;
    const Match taken = line ? *line : with_blank(text, match);
    const Span words = passage.span(taken.begin, taken.end);
    sighting.replacement = Replacement{.part = passage.part, .span = words, .text = view.tags_in(passage.part, words)};
    return sighting;
}

}  // namespace stoa::policy
