#include "policy/rules/margins.h"

#include <algorithm>

#include "policy/rules/styling.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr double tolerance = 0.001;  // Exactly the limit is within it.
constexpr double gutter_max = 0.03;

// What stands free beside an element, as shares of the pane.
struct Insets {
    double left = 0;
    double right = 0;
};

class MarginReader {
public:
    MarginReader(const View& view, double limit) : html_(*view.html()), limit_(limit), insets_(html_.text.elements.size()) {}

    std::vector<Span> run() {
        for (std::size_t at = 0; at < insets_.size(); ++at) read(at);
        return std::move(places_);
    }

private:
    // As a share of the pane; a gutter of a few pixels is no margin.
    double share(std::size_t at, std::string_view property, double container) const {
        const StyleValue* style = html_.style.find(at, property);
        if (!style) return 0;
        const CssFrame frame{.font_px = html_.style.font_px(at)};
        const double share = read_css_share(style->value, frame.width_px * container, frame).value_or(0) * container;
        return share > gutter_max ? share : 0;
    }

    void read(std::size_t at) {
        const std::size_t parent = html_.text.elements[at].parent;
        const Insets around = parent == HtmlElement::none ? Insets{} : insets_[parent];
        const double container = std::max(0.01, 1 - around.left - around.right);
        const double left = share(at, "margin-left", container) + share(at, "padding-left", container);
        const double right = share(at, "margin-right", container) + share(at, "padding-right", container);
        insets_[at] = {.left = around.left + left, .right = around.right + right};
        judge(at, around.left, left, {"margin-left", "padding-left"});
        judge(at, around.right, right, {"margin-right", "padding-right"});
        for (const std::string_view side : {"margin-top", "margin-bottom"}) {
            const StyleValue* style = html_.style.find(at, side);
            if (style && style->value.ends_with('%') && share(at, side, 1) > limit_ + tolerance) add(style->span);
        }
    }

    // Told where the limit is passed, and of what lies inside only what passes it alone.
    void judge(std::size_t at, double around, double own, std::initializer_list<std::string_view> properties) {
        const bool passes = around + own > limit_ + tolerance && own > 0;
        if (!passes || (around > limit_ + tolerance && own <= limit_ + tolerance)) return;
        for (const std::string_view property : properties) {
            if (share(at, property, 1) > 0) add(html_.style.find(at, property)->span);
        }
    }

    void add(Span span) { places_.push_back(span); }

    const HtmlBody& html_;
    double limit_;
    std::vector<Insets> insets_;
    std::vector<Span> places_;
};

}  // namespace

std::vector<Sighting> find_margins(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    const std::int64_t percent = setting.number("percent", 20);
    std::vector<Sighting> sightings = removable_styles(view, MarginReader(view, static_cast<double>(percent) / 100).run());
    for (Sighting& sighting : sightings) sighting.arguments = {{"limit", std::to_string(percent)}};
    return sightings;
}

}  // namespace stoa::policy
