// What a reader sees of an HTML body, and the attributes that rules look into; every character knows its place in the
// source. No tree is built: tags are skipped from left to right, so that cost is linear and nothing nests.
#pragma once

#include <vector>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

// What the visible text holds in place of tags that end a line.
inline constexpr char32_t html_break = U'\n';            // <br>
inline constexpr char32_t html_block_open = U'\u2029';   // <p>, <div>, <li> …
inline constexpr char32_t html_block_close = U'\u2028';  // </p> …

struct HtmlText {
    MappedText visible;
    std::vector<MappedText> links;     // Values of href and action.
    std::vector<MappedText> captions;  // Values of alt and title.
};

// `source` is the body as given.
HtmlText read_html(const MappedText& source);

}  // namespace stoa::policy
