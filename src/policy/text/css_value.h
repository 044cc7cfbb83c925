// Lengths and colours of CSS values.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stoa::policy {

// What relative lengths are measured by, in CSS pixels.
struct CssFrame {
    double width_px = 800;  // Of the pane that a message is read in.
    double font_px = 16;
};

// Parts of a value at blanks, none inside brackets or quotes.
std::vector<std::string_view> split_css_value(std::string_view value);

// A length as a share of `container_px` ("24%", "96vw", "300px", "calc(100% - 20px)"), or nothing ("auto", "inherit").
std::optional<double> read_css_share(std::string_view value, double container_px, const CssFrame& frame);

// A font size in pixels, of `parent_px` where it is relative; numbers without unit are none.
std::optional<double> read_css_font_size(std::string_view value, double parent_px);
// Of <font size>: 1 to 7, or "+1" and "-1" from 3.
std::optional<double> read_legacy_font_size(std::string_view value);

struct CssColour {
    double red = 0, green = 0, blue = 0;  // 0 to 1, of sRGB.
    double opacity = 1;
};
std::optional<CssColour> read_css_colour(std::string_view value);

// How `above` looks over `below`, which is opaque.
CssColour blend(const CssColour& above, const CssColour& below);
// WCAG 2.2, "contrast ratio": 1 to 21. Both opaque.
double contrast(const CssColour& a, const CssColour& b);

}  // namespace stoa::policy
