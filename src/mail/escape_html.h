// Words as HTML.
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// Characters of HTML as references: for text and for values in double quotes.
std::string escape_html(std::string_view text);

}  // namespace stoa::mail
