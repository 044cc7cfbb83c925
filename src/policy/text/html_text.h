// What a reader sees of an HTML body, and its elements with their attributes; every character knows its place in the
// source. Read once from left to right by the HTML Standard's rules for tags; a list with parents stands in for a tree,
// so that the cost is linear however tags nest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

// What the visible text holds in place of tags that end a line.
inline constexpr char32_t html_break = U'\n';            // <br>
inline constexpr char32_t html_block_open = U'\u2029';   // <p>, <div>, <li> …
inline constexpr char32_t html_block_close = U'\u2028';  // </p> …

inline constexpr std::size_t html_depth_max = 100;        // What nests deeper counts as child of the deepest element.
inline constexpr std::size_t html_elements_max = 20'000;  // More are read as text only, without their attributes.

struct HtmlAttribute {
    std::string name;  // Lower case.
    MappedText value;  // With its references decoded.
    Span span;         // Of `name="value"`.
};

struct HtmlElement {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string name;  // Lower case.
    Span tag;          // The start tag.
    std::vector<HtmlAttribute> attributes{};
    std::size_t parent = none;  // An earlier element of the list.
    // Its characters of the visible text.
    std::size_t text_begin = 0;
    std::size_t text_end = 0;

    // The first attribute of that name, or null.
    const HtmlAttribute* find(std::string_view wanted) const;
    // Its value as UTF-8 without blanks around it; empty where there is none.
    std::string value(std::string_view wanted) const;
};

struct HtmlText {
    MappedText visible;
    std::vector<HtmlElement> elements{};  // In the order of their start tags.
    std::vector<MappedText> sheets{};     // What <style> elements hold.
};

// `source` is the body as given.
HtmlText read_html(const MappedText& source);

// Whether an attribute of that name leads or loads from somewhere (images are looked at by themselves), or stands for an image or is shown
// over something.
bool is_link_attribute(const HtmlElement& element, std::string_view name);
bool is_caption_attribute(const HtmlElement& element, std::string_view name);

}  // namespace stoa::policy
