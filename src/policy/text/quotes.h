// What a reply quotes of earlier messages: "> " lines, and all that follows "On Monday Ann wrote:" or its like.
#pragma once

#include <vector>

#include "policy/text/html_text.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

// Places of the body that are quoted, in order.
std::vector<Span> find_quotes(const MappedText& body);
// Of an HTML body: <blockquote type="cite"> and what mail programs put around a quote.
std::vector<Span> find_quotes(const HtmlText& html);

}  // namespace stoa::policy
