#include "policy/text/css_longhands.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::array<std::string_view, 28> taken{
    "animation",     "animation-name", "background-color", "color",       "direction",   "display",       "float",
    "font-family",   "font-size",      "height",           "left",        "line-height", "margin-bottom", "margin-left",
    "margin-right",  "margin-top",     "max-height",       "max-width",   "min-width",   "opacity",       "padding-left",
    "padding-right", "position",       "text-align",       "text-indent", "top",         "visibility",    "width"};
static_assert(std::ranges::is_sorted(taken));

bool is_global(std::string_view value) {
    return value == "inherit" || value == "initial" || value == "unset" || value == "revert" || value == "revert-layer";
}

class LonghandReader {
public:
    explicit LonghandReader(const CssDeclaration& declaration) : declaration_(declaration), property_(declaration.property) {}

    std::vector<StyleValue> read() {
        const std::string_view value = declaration_.value;
        if (std::ranges::binary_search(taken, property_)) {
            add(property_, value);
        } else if (property_ == "margin" || property_ == "padding") {
            read_box();
        } else if (property_ == "margin-inline" || property_ == "padding-inline") {
            const auto parts = split_css_value(value);
            if (!parts.empty()) add_sides(property_.substr(0, property_.find('-')), parts.front(), parts.back());
        } else if (property_.ends_with("-inline-start") || property_.ends_with("-inline-end")) {
            const std::string side = property_.ends_with("start") ? "-left" : "-right";
            add(std::string(property_.substr(0, property_.find('-'))) + side, value);
        } else if (property_ == "font") {
            read_font();
        } else if (property_ == "background") {
            for (const std::string_view part : split_css_value(value)) {
                if (read_css_colour(part)) add("background-color", part);
            }
        } else if (property_ == "-webkit-text-fill-color") {
            add("color", value);
        }
        return std::move(out_);
    }

private:
    void add(std::string_view property, std::string_view value) {
        out_.push_back({.property = std::string(property), .value = std::string(value), .span = declaration_.span});
    }

    void add_sides(std::string_view box, std::string_view left, std::string_view right) {
        add(std::string(box) + "-left", left);
        add(std::string(box) + "-right", right);
    }

    // One to four values: top, right, bottom, left.
    void read_box() {
        const auto parts = split_css_value(declaration_.value);
        if (parts.empty()) return;
        const std::string_view right = parts.size() > 1 ? parts[1] : parts[0];
        add_sides(property_, parts.size() > 3 ? parts[3] : right, right);
        add(std::string(property_) + "-top", parts[0]);
        add(std::string(property_) + "-bottom", parts.size() > 2 ? parts[2] : parts[0]);
    }

    // "italic 40px/1.2 Georgia, serif": what stands after the size is the family.
    void read_font() {
        const std::string_view value = declaration_.value;
        if (is_global(value)) return;
        for (const std::string_view part : split_css_value(value)) {
            const std::size_t slash = std::min(part.find('/'), part.size());
            if (!read_css_font_size(part.substr(0, slash), HtmlStyle::default_font_px)) continue;
            add("font-size", part.substr(0, slash));
            if (slash + 1 < part.size()) add("line-height", part.substr(slash + 1));
            const auto after = static_cast<std::size_t>(part.data() + part.size() - value.data());
            if (after + 1 < value.size()) add("font-family", value.substr(after + 1));
            return;
        }
    }

    const CssDeclaration& declaration_;
    std::string_view property_;
    std::vector<StyleValue> out_;
};

}  // namespace

std::vector<StyleValue> read_longhands(const CssDeclaration& declaration) { return LonghandReader(declaration).read(); }

}  // namespace stoa::policy
