// How the elements of an HTML body are styled: by attributes of old, style sheets and style attributes, in the cascade's
// order (CSS Cascading Level 4, section 6), each value with the place where it was written.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/text/css.h"
#include "policy/text/css_value.h"
#include "policy/text/html_text.h"

namespace stoa::policy {

struct StyleValue {
    std::string property;  // A longhand: "margin-left". An align attribute is "align".
    std::string value;
    Span span;
};

// A stretch of visible text that stands directly in one element.
struct TextRun {
    std::size_t element = HtmlElement::none;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class HtmlStyle {
public:
    // Keeps a reference to `html`.
    explicit HtmlStyle(const HtmlText& html);

    // What is set on that element itself; what is set more than once counts as the cascade decides.
    const std::vector<StyleValue>& values(std::size_t element) const { return values_[element]; }
    const StyleValue* find(std::size_t element, std::string_view property) const;
    // Of the element or the nearest one around it that sets it.
    const StyleValue* find_inherited(std::size_t element, std::string_view property) const;

    // In pixels, of each element; text outside of any has `default_font_px`.
    double font_px(std::size_t element) const { return element == HtmlElement::none ? default_font_px : font_px_[element]; }
    // Whether it or an element around it is not shown: display:none, no opacity, moved off the pane …
    bool is_hidden(std::size_t element) const { return element != HtmlElement::none && hidden_[element]; }
    // Runs that hold something to read, in the order of the text.
    const std::vector<TextRun>& runs() const { return runs_; }
    // All declarations of sheets and style attributes as they are written, also those that no element takes.
    const std::vector<CssDeclaration>& declarations() const { return declarations_; }

    static constexpr double default_font_px = 16;

private:
    void read_sheets();
    void style(std::size_t element);
    void compute(std::size_t element);
    void read_runs();
    void add_run(std::size_t element, std::size_t begin, std::size_t end);

    const HtmlText& html_;
    std::vector<CssRule> rules_;  // Of all sheets, the weakest first; their declarations are in declarations_.
    std::vector<std::vector<StyleValue>> values_;
    std::vector<double> font_px_;
    std::vector<bool> hidden_;
    std::vector<TextRun> runs_;
    std::vector<CssDeclaration> declarations_;
    std::size_t steps_ = 0;  // Of matching selectors.
};

}  // namespace stoa::policy
