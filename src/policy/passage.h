// One stretch of text of a draft, as given and normalised: what rules look for words in.
#pragma once

#include <vector>

#include "policy/text/mapped_text.h"
#include "policy/text/tokens.h"

namespace stoa::policy {

struct Passage {
    enum class Source {
        Text,     // What is read: the subject, the body, the visible text of an HTML body, what stands in a file.
        Link,     // The target of a link.
        Caption,  // What stands for an image, or is shown over it.
    };
    Part part;
    Source source;
    MappedText given;
    MappedText normalised;
    std::vector<Token> tokens;  // Of the normalised text.
    Span attribute{};           // Of `name="value"` with a blank before it, where the text is such a value.

    // The span of the part for characters of the normalised text.
    Span span(std::size_t begin, std::size_t end) const { return normalised.given(begin, end); }
};

Passage make_passage(Part part, Passage::Source source, MappedText given);

}  // namespace stoa::policy
