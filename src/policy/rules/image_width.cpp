#include "policy/rules/image_width.h"

#include <algorithm>

#include "policy/rules/styling.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr double tolerance = 0.001;  // Exactly the limit is within it.

class WidthReader {
public:
    WidthReader(const HtmlBody& html, std::size_t image) : html_(html), image_(image) {
        const auto& elements = html.text.elements;
        for (std::size_t at = elements[image].parent; at != HtmlElement::none; at = elements[at].parent) {
            const StyleValue* style = html.style.find(at, "width");
            if (style && style->value.ends_with('%')) container_ *= std::clamp(share_of(*style, at).value_or(1), 0.0, 1.0);
        }
    }

    // What makes the image wider than `limit` of the pane, or null.
    const StyleValue* find_wider(double limit) const {
        const StyleValue* widest = nullptr;
        double width = 0;
        for (const std::string_view property : {"width", "min-width"}) {
            const StyleValue* style = html_.style.find(image_, property);
            const auto share = style ? share_of(*style, image_) : std::nullopt;
            if (share && *share > width) {
                width = *share;
                widest = style;
            }
        }
        if (const StyleValue* cap = html_.style.find(image_, "max-width")) width = std::min(width, share_of(*cap, image_).value_or(width));
        return width * container_ > limit + tolerance ? widest : nullptr;
    }

private:
    std::optional<double> share_of(const StyleValue& style, std::size_t element) const {
        const CssFrame frame{.font_px = html_.style.font_px(element)};
        return read_css_share(style.value, frame.width_px * container_, frame);
    }

    const HtmlBody& html_;
    std::size_t image_;
    double container_ = 1;
};

Replacement narrowed(const View& view, const StyleValue& style, std::int64_t percent) {
    const std::u32string_view source = view.given(Part::Body).substr(style.span.begin, style.span.end - style.span.begin);
    const bool is_attribute = source.find(U'=') < source.find(U':');
    const std::string value = std::to_string(percent) + "%";
    return {.part = Part::Body, .span = style.span, .text = is_attribute ? "width=\"" + value + "\"" : style.property + ":" + value};
}

}  // namespace

std::vector<Sighting> find_wide_images(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    const std::int64_t percent = setting.number("percent", 80);
    std::vector<Sighting> sightings;
    for (const Image& image : view.html()->images) {
        if (image.kind != Image::Kind::Element) continue;
        const StyleValue* style = WidthReader(*view.html(), image.element).find_wider(static_cast<double>(percent) / 100);
        if (!style) continue;
        const auto same = [&](const Sighting& sighting) { return sighting.span == style->span; };
        if (std::ranges::any_of(sightings, same)) continue;  // Set once by a sheet.
        sightings.push_back({.part = Part::Body,
                             .span = style->span,
                             .replacement = narrowed(view, *style, percent),
                             .arguments = {{"limit", std::to_string(percent)}}});
    }
    return sightings;
}

}  // namespace stoa::policy
