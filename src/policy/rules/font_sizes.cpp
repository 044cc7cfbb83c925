#include "policy/rules/font_sizes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "policy/rules/styling.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// Sizes as a reader tells them apart: in tenths of a pixel.
std::int64_t tenths(double px) { return std::llround(px * 10); }

struct Use {
    std::size_t characters = 0;
    const StyleValue* first = nullptr;  // What sets it where it is read first.
};

std::map<std::int64_t, Use> count_sizes(const HtmlBody& html) {
    std::map<std::int64_t, Use> sizes;
    for (const TextRun& run : html.style.runs()) {
        if (html.style.is_hidden(run.element)) continue;
        Use& use = sizes[tenths(html.style.font_px(run.element))];
        use.characters += run.end - run.begin;
        if (!use.first && run.element != HtmlElement::none) use.first = html.style.find_inherited(run.element, "font-size");
    }
    return sizes;
}

}  // namespace

std::vector<Sighting> find_font_sizes(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    const auto limit = static_cast<std::size_t>(setting.number("sizes", 3));
    const std::map<std::int64_t, Use> sizes = count_sizes(*view.html());
    if (sizes.size() <= limit) return {};
    std::vector<Use> least;
    for (const auto& [size, use] : sizes) {
        if (use.first) least.push_back(use);
    }
    std::ranges::sort(least, {}, &Use::characters);
    std::vector<Span> places;
    for (std::size_t at = 0; at < std::min(least.size(), sizes.size() - limit); ++at) places.push_back(least[at].first->span);
    std::vector<Sighting> sightings = removable_styles(view, std::move(places));
    if (sightings.empty()) sightings.push_back({.part = Part::Message});
    for (Sighting& sighting : sightings) sighting.arguments = {{"limit", std::to_string(limit)}, {"sizes", std::to_string(sizes.size())}};
    return sightings;
}

}  // namespace stoa::policy
