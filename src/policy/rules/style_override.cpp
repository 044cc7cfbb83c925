#include "policy/rules/style_override.h"

#include "policy/rules/styling.h"

namespace stoa::policy {

namespace {

bool is_of_marketplace(const StyleValue& style) {
    return style.property == "color" || style.property == "font-family" || style.property == "line-height";
}

}  // namespace

std::vector<Sighting> find_style_overrides(const View& view, const RuleSetting&) {
    if (!view.html()) return {};
    std::vector<Span> places;
    for (std::size_t element = 0; element < view.html()->text.elements.size(); ++element) {
        for (const StyleValue& style : view.html()->style.values(element)) {
            if (is_of_marketplace(style) && !is_css_keyword_of_all(style.value)) places.push_back(style.span);
        }
    }
    return removable_styles(view, std::move(places));
}

}  // namespace stoa::policy
