#include "policy/rules/font_sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "policy/rules/styling.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// Sizes as a reader tells them apart: in tenths of a pixel.
std::int64_t tenths(double px) { return std::llround(px * 10); }

struct Use {
    std::size_t characters = 0;
    const StyleValue* first = nullptr;    // What sets it where it is read first.
    std::vector<std::size_t> elements{};  // Where nothing that was written does: headings.
};

std::map<std::int64_t, Use> count_sizes(const HtmlBody& html) {
    std::map<std::int64_t, Use> sizes;
    for (const TextRun& run : html.style.runs()) {
        if (html.style.is_hidden(run.element)) continue;
        Use& use = sizes[tenths(html.style.font_px(run.element))];
        use.characters += run.end - run.begin;
        if (run.element == HtmlElement::none) continue;
        const StyleValue* const set = html.style.find_inherited(run.element, "font-size");
        if (!use.first) use.first = set;
        if (!set && html.text.elements[run.element].name.starts_with('h')) use.elements.push_back(run.element);
    }
    return sizes;
}

// The size of most of the text, written into the tag.
std::optional<Sighting> resized(const View& view, std::size_t element, std::int64_t tenths_of_most) {
    const HtmlElement& heading = view.html()->text.elements[element];
    if (heading.find("style")) return std::nullopt;
    const std::u32string_view tag = view.given(Part::Body).substr(heading.tag.begin, heading.tag.end - heading.tag.begin);
    if (!tag.ends_with(U'>')) return std::nullopt;
    std::string text =
        to_utf8(tag.substr(0, tag.size() - 1)) + fmt::format(" style=\"font-size:{}px\">", static_cast<double>(tenths_of_most) / 10);
    return Sighting{.part = Part::Body,
                    .span = heading.tag,
                    .replacement = Replacement{.part = Part::Body, .span = heading.tag, .text = std::move(text)}};
}

}  // namespace

std::vector<Sighting> find_font_sizes(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    const auto limit = static_cast<std::size_t>(setting.number("sizes", 3));
    const std::map<std::int64_t, Use> sizes = count_sizes(*view.html());
    if (sizes.size() <= limit) return {};
    const std::int64_t most = std::ranges::max_element(sizes, {}, [](const auto& size) { return size.second.characters; })->first;
    std::vector<Use> least;
    for (const auto& [size, use] : sizes) {
        if (use.first || !use.elements.empty()) least.push_back(use);
    }
    std::ranges::sort(least, {}, &Use::characters);
    std::vector<Span> places;
    std::vector<Sighting> headings;
    for (std::size_t at = 0; at < std::min(least.size(), sizes.size() - limit); ++at) {
        if (least[at].first) {
            places.push_back(least[at].first->span);
            continue;
        }
        for (const std::size_t element : least[at].elements) {
            if (auto one = resized(view, element, most)) headings.push_back(*std::move(one));
        }
    }
    std::vector<Sighting> sightings = removable_styles(view, std::move(places));
    std::ranges::move(headings, std::back_inserter(sightings));
    if (sightings.empty()) sightings.push_back({.part = Part::Message});
    for (Sighting& sighting : sightings) sighting.arguments = {{"limit", std::to_string(limit)}, {"sizes", std::to_string(sizes.size())}};
    return sightings;
}

}  // namespace stoa::policy
