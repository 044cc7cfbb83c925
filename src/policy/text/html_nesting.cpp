#include "policy/text/html_nesting.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::array<std::string_view, 35> blocks{
    "address", "article", "aside", "blockquote", "body", "center",  "dd",    "details", "div", "dl",     "dt", "fieldset",
    "figure",  "footer",  "form",  "h1",         "h2",   "h3",      "h4",    "h5",      "h6",  "header", "hr", "li",
    "main",    "nav",     "ol",    "p",          "pre",  "section", "table", "td",      "th",  "tr",     "ul"};
static_assert(std::ranges::is_sorted(blocks));

constexpr std::array<std::string_view, 14> voids{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                 "input", "link", "meta", "param", "source", "track", "wbr"};

// What a start tag ends, up to the element that holds both.
struct Implied {
    std::string_view opened;
    std::array<std::string_view, 3> closes;
    std::string_view within;
};
constexpr std::array<Implied, 7> implied{{{"li", {"li"}, "ul"},
                                          {"dt", {"dt", "dd"}, "dl"},
                                          {"dd", {"dt", "dd"}, "dl"},
                                          {"td", {"td", "th"}, "tr"},
                                          {"th", {"td", "th"}, "tr"},
                                          {"tr", {"tr"}, "table"},
                                          {"option", {"option"}, "select"}}};

}  // namespace

bool is_block_element(std::string_view name) { return std::ranges::binary_search(blocks, name); }
bool is_void_element(std::string_view name) { return std::ranges::find(voids, name) != voids.end(); }

void HtmlNesting::close_implied_by(std::string_view name) {
    if (const auto row = std::ranges::find(implied, name, &Implied::opened); row != implied.end()) {
        for (std::size_t depth = open_.size(); depth-- > 0;) {
            const std::string_view open = text_.elements[open_[depth]].name;
            if (open == row->within || open == "table" || (open == "ol" && name == "li")) break;
            if (std::ranges::find(row->closes, open) != row->closes.end()) return close_down_to(depth);
        }
        return;
    }
    if (!is_block_element(name)) return;
    for (std::size_t depth = open_.size(); depth-- > 0;) {
        const std::string_view open = text_.elements[open_[depth]].name;
        if (open == "p") return close_down_to(depth);
        if (is_block_element(open)) return;
    }
}

void HtmlNesting::open(std::size_t element) {
    if (open_.size() < html_depth_max) open_.push_back(element);
}

void HtmlNesting::close(std::string_view name) {
    for (std::size_t depth = open_.size(); depth-- > 0;) {
        if (text_.elements[open_[depth]].name == name) return close_down_to(depth);
    }
}

void HtmlNesting::close_all() { close_down_to(0); }

void HtmlNesting::close_down_to(std::size_t depth) {
    for (std::size_t at = depth; at < open_.size(); ++at) text_.elements[open_[at]].text_end = text_.visible.size();
    open_.resize(depth);
}

}  // namespace stoa::policy
