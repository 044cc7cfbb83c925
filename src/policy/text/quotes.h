// What a reply quotes of earlier messages: "> " lines, and all that follows "On Monday Ann wrote:" or its like.
#pragma once

#include <vector>

#include "policy/text/html_text.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

// Places of the body that are quoted, in order.
std::vector<Span> find_quotes(const MappedText& body);
// Whether mail programs put that element around a quote: <blockquote type="cite"> and their like.
bool is_quote(const HtmlElement& element);
// Of an HTML body.
std::vector<Span> find_quotes(const HtmlText& html);

}  // namespace stoa::policy
