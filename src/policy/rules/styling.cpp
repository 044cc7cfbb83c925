#include "policy/rules/styling.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f'; }

bool is_between_declarations(std::u32string_view text) {
    return std::ranges::all_of(text, [](char32_t c) { return is_blank(c) || c == U';'; });
}

const HtmlElement* element_of_tag(const View& view, Span tag) {
    const auto& elements = view.html()->text.elements;
    const auto found = std::ranges::lower_bound(elements, tag.begin, {}, [](const HtmlElement& element) { return element.tag.begin; });
    return found == elements.end() || found->tag != tag ? nullptr : &*found;
}

// <center> stays for its end tag, and is one no more; <font> keeps its size.
std::string plain_tag(const HtmlElement& element) {
    if (element.name == "center") return "<center style=\"text-align:left\">";
    const std::string size = element.value("size");
    const bool keeps = !size.empty() && size.find_first_not_of("+-0123456789") == std::string::npos;
    return "<" + element.name + (keeps ? " size=\"" + size + "\"" : "") + ">";
}

}  // namespace

Replacement without_style(const View& view, Span place) {
    const std::u32string_view body = view.given(Part::Body);
    if (const HtmlElement* element = element_of_tag(view, place)) return {.part = Part::Body, .span = place, .text = plain_tag(*element)};
    const std::u32string_view words = body.substr(place.begin, place.end - place.begin);
    const std::size_t equals = words.find(U'='), colon = words.find(U':');
    const bool is_attribute = equals < colon;
    if (is_attribute && place.begin > 0 && is_blank(body[place.begin - 1])) --place.begin;
    while (!is_attribute && place.end < body.size() && (is_blank(body[place.end]) || body[place.end] == U';')) ++place.end;
    return {.part = Part::Body, .span = place, .text = ""};
}

std::vector<Sighting> removable_styles(const View& view, std::vector<Span> places) {
    std::ranges::sort(places, {}, [](const Span& span) { return std::pair(span.begin, span.end); });
    std::vector<Span> apart;
    for (const Span& place : places) {
        const bool beside =
            !apart.empty() && (place.begin < apart.back().end ||
                               is_between_declarations(view.given(Part::Body).substr(apart.back().end, place.begin - apart.back().end)));
        if (beside && view.given(Part::Body)[place.begin] != U'<' && view.given(Part::Body)[apart.back().begin] != U'<')
            apart.back().end = std::max(apart.back().end, place.end);
        else if (apart.empty() || apart.back() != place)
            apart.push_back(place);
    }
    std::vector<Sighting> sightings;
    for (const Span& place : apart) sightings.push_back({.part = Part::Body, .span = place, .replacement = without_style(view, place)});
    return sightings;
}

bool is_css_keyword_of_all(std::string_view value) {
    constexpr std::array<std::string_view, 7> keywords{"inherit", "initial", "unset", "revert", "revert-layer", "normal", "currentcolor"};
    return std::ranges::find(keywords, value) != keywords.end();
}

}  // namespace stoa::policy
