#include "policy/rules/alignment.h"

#include "policy/rules/styling.h"

namespace stoa::policy {

namespace {

// For writing from left to right; what the text does anyway moves nothing.
bool moves(std::string_view value) {
    return value == "center" || value == "right" || value == "end" || value == "justify" || value == "justify-all" ||
           value == "-webkit-center" || value == "-webkit-right" || value == "-moz-center" || value == "-moz-right";
}

bool is_overridden(const HtmlElement& element, const StyleValue& style) {
    if (style.property == "text-align") return moves(style.value);
    if (style.property == "align") return moves(style.value) || (style.value == "middle" && !is_image_element(element));
    return style.property == "float" && style.value == "right";
}

}  // namespace

std::vector<Sighting> find_alignments(const View& view, const RuleSetting&) {
    if (!view.html()) return {};
    std::vector<Span> places;
    const auto& elements = view.html()->text.elements;
    for (std::size_t at = 0; at < elements.size(); ++at) {
        for (const StyleValue& style : view.html()->style.values(at)) {
            if (is_overridden(elements[at], style)) places.push_back(style.span);
        }
    }
    return removable_styles(view, std::move(places));
}

}  // namespace stoa::policy
