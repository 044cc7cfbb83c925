#include "policy/text/html_style.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "policy/text/css_longhands.h"
#include "policy/text/legacy_style.h"

namespace stoa::policy {

namespace {

// A sheet that asks for more work is applied to the first elements only.
constexpr std::size_t matching_steps_max = 100'000;

bool matches(const CssCompound& compound, const HtmlElement& element) {
    if (!compound.element.empty() && compound.element != element.name) return false;
    if (!compound.id.empty() && compound.id != element.value("id")) return false;
    if (compound.classes.empty()) return true;
    const std::string names = element.value("class");
    const std::vector<std::string_view> words = split(names, ' ');
    return std::ranges::all_of(compound.classes,
                               [&](const std::string& wanted) { return std::ranges::find(words, wanted) != words.end(); });
}

// The last compound must be the element, those before must be found around it, from the inside out.
bool matches(const std::vector<CssCompound>& selector, const HtmlText& html, std::size_t element, std::size_t& steps) {
    ++steps;
    if (!matches(selector.back(), html.elements[element])) return false;
    std::size_t left = selector.size() - 1;
    for (std::size_t at = html.elements[element].parent; left > 0 && at != HtmlElement::none; at = html.elements[at].parent) {
        ++steps;
        if (matches(selector[left - 1], html.elements[at])) --left;
    }
    return left == 0;
}

void set(std::vector<StyleValue>& values, std::vector<StyleValue> more) {
    for (StyleValue& value : more) {
        const auto found = std::ranges::find(values, value.property, &StyleValue::property);
        if (found != values.end())
            *found = std::move(value);
        else
            values.push_back(std::move(value));
    }
}

double factor_of(std::string_view name) {
    if (name == "h1") return 2;
    if (name == "h2") return 1.5;
    if (name == "h3") return 1.17;
    if (name == "h5") return 0.83;
    if (name == "h6") return 0.67;
    if (name == "small") return 1 / 1.2;
    if (name == "big") return 1.2;
    return 1;
}

// Nothing of it is seen: no box, no ink, no size, or moved off the pane.
bool hides(const StyleValue& style) {
    const auto amount = [&] { return read_css_share(style.value, 1, CssFrame{}); };
    if (style.property == "display") return style.value == "none";
    if (style.property == "visibility") return style.value == "hidden" || style.value == "collapse";
    if (style.property == "opacity") return amount() && *amount() <= 0.02;
    if (style.property == "max-height" || style.property == "max-width") return amount() && *amount() <= 0;
    if (style.property == "left" || style.property == "top" || style.property == "text-indent" || style.property == "margin-left")
        return amount() && *amount() <= -500;
    return false;
}

}  // namespace

HtmlStyle::HtmlStyle(const HtmlText& html) : html_(html) {
    const std::size_t count = html.elements.size();
    values_.resize(count);
    font_px_.resize(count, default_font_px);
    hidden_.resize(count, false);
    read_sheets();
    for (std::size_t element = 0; element < count; ++element) {
        style(element);
        compute(element);
    }
    read_runs();
}

void HtmlStyle::read_sheets() {
    for (const MappedText& text : html_.sheets) {
        CssSheet sheet = read_sheet(text);
        const std::size_t before = declarations_.size();
        for (CssRule& rule : sheet.rules) {
            rule.first += before;
            rule.end += before;
            rules_.push_back(std::move(rule));
        }
        std::ranges::move(sheet.declarations, std::back_inserter(declarations_));
    }
    std::ranges::stable_sort(rules_, {}, &CssRule::specificity);
}

void HtmlStyle::style(std::size_t element) {
    const HtmlElement& tag = html_.elements[element];
    std::vector<StyleValue>& values = values_[element];
    set(values, read_legacy_style(tag));
    std::vector<CssDeclaration> important;
    const auto apply = [&](const CssDeclaration& declaration) {
        if (declaration.important)
            important.push_back(declaration);
        else
            set(values, read_longhands(declaration));
    };
    for (const CssRule& rule : rules_) {
        if (steps_ > matching_steps_max) break;
        if (!matches(rule.selector, html_, element, steps_)) continue;
        steps_ += rule.end - rule.first;
        for (std::size_t at = rule.first; at < rule.end; ++at) apply(declarations_[at]);
    }
    if (const HtmlAttribute* attribute = tag.find("style")) {
        for (CssDeclaration& declaration : read_declarations(attribute->value)) {
            apply(declaration);
            declarations_.push_back(std::move(declaration));
        }
    }
    for (const CssDeclaration& declaration : important) set(values, read_longhands(declaration));
}

void HtmlStyle::compute(std::size_t element) {
    const HtmlElement& tag = html_.elements[element];
    const double parent_px = font_px(tag.parent);
    font_px_[element] = parent_px * factor_of(tag.name);
    if (const StyleValue* size = find(element, "font-size")) {
        constexpr std::string_view legacy = "legacy ";
        const bool is_legacy = size->value.starts_with(legacy);
        const auto px = is_legacy ? read_legacy_font_size(std::string_view(size->value).substr(legacy.size()))
                                  : read_css_font_size(size->value, parent_px);
        if (px) font_px_[element] = *px;
    }
    hidden_[element] = is_hidden(tag.parent) || std::ranges::any_of(values_[element], hides);
}

const StyleValue* HtmlStyle::find(std::size_t element, std::string_view property) const {
    const auto found = std::ranges::find(values_[element], property, &StyleValue::property);
    return found == values_[element].end() ? nullptr : &*found;
}

const StyleValue* HtmlStyle::find_inherited(std::size_t element, std::string_view property) const {
    for (std::size_t at = element; at != HtmlElement::none; at = html_.elements[at].parent) {
        const StyleValue* found = find(at, property);
        if (found && found->value != "inherit") return found;
    }
    return nullptr;
}

void HtmlStyle::read_runs() {
    std::vector<std::size_t> open;
    std::size_t at = 0;
    const auto close_until = [&](std::size_t position) {
        while (!open.empty() && html_.elements[open.back()].text_end <= position) {
            add_run(open.back(), at, html_.elements[open.back()].text_end);
            at = std::max(at, html_.elements[open.back()].text_end);
            open.pop_back();
        }
        add_run(open.empty() ? HtmlElement::none : open.back(), at, position);
        at = std::max(at, position);
    };
    for (std::size_t element = 0; element < html_.elements.size(); ++element) {
        close_until(html_.elements[element].text_begin);
        open.push_back(element);
    }
    close_until(html_.visible.size());
}

void HtmlStyle::add_run(std::size_t element, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view nothing = U" \n\u2028\u2029\u00a0\u200b\ufeff\u2060\u200c\u200d\u00ad";
    if (begin >= end || html_.visible.text().substr(begin, end - begin).find_first_not_of(nothing) == std::u32string_view::npos) return;
    runs_.push_back({.element = element, .begin = begin, .end = end});
}

}  // namespace stoa::policy
