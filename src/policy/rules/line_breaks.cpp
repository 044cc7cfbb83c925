#include "policy/rules/line_breaks.h"

#include "policy/rules/break_row.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool is_break(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

BreakRow read_text_row(std::u32string_view text, std::size_t at, std::size_t allowed) {
    BreakRow row{.begin = at, .end = at, .next = at};
    std::u32string kept;
    for (; row.next < text.size(); ++row.next) {
        const std::size_t begin = row.next;
        if (!is_break(text[begin])) {
            if (is_invisible(text[begin])) continue;
            break;
        }
        if (text[begin] == U'\r' && begin + 1 < text.size() && text[begin + 1] == U'\n') ++row.next;
        row.end = row.next + 1;
        if (++row.breaks <= allowed) kept += text.substr(begin, row.end - begin);
    }
    row.kept = to_utf8(kept);
    return row;
}

Sighting sighting(const Passage& passage, BreakRow row, std::size_t allowed) {
    const Span span = passage.given.given(row.begin, row.end);
    return {.part = passage.part,
            .span = span,
            .replacement = Replacement{.part = passage.part, .span = span, .text = std::move(row.kept)},
            .arguments = {{"breaks", std::to_string(row.breaks)}, {"limit", std::to_string(allowed)}}};
}

}  // namespace

std::vector<Sighting> find_line_breaks(const View& view, const RuleSetting& setting) {
    std::vector<Sighting> sightings;
    const auto allowed = static_cast<std::size_t>(setting.number("breaks", 2));
    const bool html = view.draft().format == TextFormat::Html;
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        const std::u32string_view text = passage.given.text();
        const bool tags = html && passage.part == Part::Body;
        for (std::size_t at = 0; at < text.size();) {
            if (tags ? !begins_html_row(text[at]) : !is_break(text[at])) {
                ++at;
                continue;
            }
            BreakRow row = tags ? read_html_row(view, passage, at, allowed) : read_text_row(text, at, allowed);
            at = row.next;
            if (row.breaks > allowed) sightings.push_back(sighting(passage, std::move(row), allowed));
        }
    }
    return sightings;
}

}  // namespace stoa::policy
