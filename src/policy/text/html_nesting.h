// Which elements are open while HTML is read, and which of them an unclosed tag closes.
#pragma once

#include <string_view>
#include <vector>

#include "policy/text/html_text.h"

namespace stoa::policy {

bool is_block_element(std::string_view name);
// Without content or end tag: <br>, <img> …
bool is_void_element(std::string_view name);

class HtmlNesting {
public:
    explicit HtmlNesting(HtmlText& text) : text_(text) {}

    // The element that the next one is a child of, or HtmlElement::none.
    std::size_t parent() const { return open_.empty() ? HtmlElement::none : open_.back(); }
    // Ends what the start tag `name` ends without saying so: a paragraph before a block, a cell before the next.
    void close_implied_by(std::string_view name);
    void open(std::size_t element);
    // Ends the innermost open element of that name and everything in it; nothing where none is open.
    void close(std::string_view name);
    void close_all();

private:
    void close_down_to(std::size_t depth);

    HtmlText& text_;
    std::vector<std::size_t> open_;
};

}  // namespace stoa::policy
