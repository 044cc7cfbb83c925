// Style sheets and style attributes (CSS Syntax Level 3) as far as messages use them: declarations with their places,
// rules with simple selectors. What cannot be read is skipped as browsers do; the cost is linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

struct CssDeclaration {
    std::string property;  // Lower case.
    std::string value;     // Lower case but for what stands in quotes or url(); single blanks, no comments, no "!important".
    bool important = false;
    Span span;  // From the property's first to the value's last character.
};

// One compound of a selector: "p.note#first".
struct CssCompound {
    std::string element;  // Empty: any.
    std::string id;
    std::vector<std::string> classes;
};

struct CssRule {
    std::vector<CssCompound> selector;  // The last is the element meant, those before are around it.
    std::size_t first = 0;              // Its declarations in the sheet.
    std::size_t end = 0;
    int specificity = 0;
};

struct CssSheet {
    std::vector<CssDeclaration> declarations;
    std::vector<CssRule> rules;
};

// Of a style attribute's value.
std::vector<CssDeclaration> read_declarations(const MappedText& text);
// Rules inside @media and @supports count as if they stood outside; states (":hover") and made-up elements do not count.
CssSheet read_sheet(const MappedText& text);

}  // namespace stoa::policy
