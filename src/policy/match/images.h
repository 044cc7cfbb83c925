// The images of an HTML body: elements, their other sources, and those that styles load.
#pragma once

#include <string>
#include <vector>

#include "policy/text/html_style.h"
#include "policy/text/html_text.h"

namespace stoa::policy {

struct Image {
    enum class Kind {
        Element,  // <img>, <input type="image">: what a reader is shown.
        Source,   // Another address for an image: srcset, <source>, poster.
        Style,    // background-image and the like.
    };
    Kind kind = Kind::Element;
    std::size_t element = HtmlElement::none;  // None for what a sheet loads.
    std::string url;                          // Empty where an <img> has none.
    Span span;                                // Of the address; of the tag where there is none.
};

// In the order of the elements, then what styles load. Linear.
std::vector<Image> find_images(const HtmlText& html, const HtmlStyle& style);

// Whether the element itself is an image that is shown.
bool is_image_element(const HtmlElement& element);

}  // namespace stoa::policy
