#include "policy/text/legacy_style.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace stoa::policy {

namespace {

std::string folded(const HtmlAttribute& attribute) {
    std::string value(trim(to_utf8(attribute.value.text())));
    std::ranges::transform(value, value.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
}

std::string length(const std::string& value) { return is_digits(value) ? value + "px" : value; }

// Colours of old need no "#".
std::string colour(const std::string& value) {
    const bool hex = value.size() == 6 && std::ranges::all_of(value, [](unsigned char c) { return std::isxdigit(c) != 0; });
    return hex ? "#" + value : value;
}

class LegacyReader {
public:
    explicit LegacyReader(const HtmlElement& element) : element_(element) {}

    std::vector<StyleValue> read() {
        if (element_.name == "center") add("text-align", "center", element_.tag);
        for (const HtmlAttribute& attribute : element_.attributes) {
            const std::string value = folded(attribute);
            if (!value.empty() || attribute.name == "hidden") read(attribute, value);
        }
        return std::move(out_);
    }

private:
    void add(std::string_view property, std::string value, Span span) {
        out_.push_back({.property = std::string(property), .value = std::move(value), .span = span});
    }

    void read(const HtmlAttribute& attribute, const std::string& value) {
        const std::string_view name = attribute.name;
        if (element_.name == "font" || element_.name == "basefont") return read_font(attribute, value);
        if (name == "align") add("align", value, attribute.span);
        if (name == "bgcolor") add("background-color", colour(value), attribute.span);
        if (name == "hidden") add("display", "none", attribute.span);
        if (element_.name == "body") return read_body(attribute, value);
        const bool is_image = element_.name == "img" || element_.name == "input";
        if (is_image && (name == "width" || name == "height")) add(name, length(value), attribute.span);
        if (is_image && name == "hspace") add_sides(value, attribute.span);
    }

    // One tag is one override, whatever it sets.
    void read_font(const HtmlAttribute& attribute, const std::string& value) {
        if (attribute.name == "face") add("font-family", value, element_.tag);
        if (attribute.name == "color") add("color", colour(value), element_.tag);
        if (attribute.name == "size") add("font-size", "legacy " + value, attribute.span);
    }

    void read_body(const HtmlAttribute& attribute, const std::string& value) {
        if (attribute.name == "text") add("color", colour(value), attribute.span);
        if (attribute.name == "leftmargin") add("margin-left", length(value), attribute.span);
        if (attribute.name == "rightmargin") add("margin-right", length(value), attribute.span);
        if (attribute.name == "marginwidth") add_sides(value, attribute.span);
    }

    void add_sides(const std::string& value, Span span) {
        add("margin-left", length(value), span);
        add("margin-right", length(value), span);
    }

    const HtmlElement& element_;
    std::vector<StyleValue> out_;
};

}  // namespace

std::vector<StyleValue> read_legacy_style(const HtmlElement& element) { return LegacyReader(element).read(); }

}  // namespace stoa::policy
