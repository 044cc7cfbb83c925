// Styling by attributes and elements of old HTML: <font>, <center>, align, bgcolor, width … (HTML Standard, section 15.3).
#pragma once

#include <vector>

#include "policy/text/html_style.h"

namespace stoa::policy {

std::vector<StyleValue> read_legacy_style(const HtmlElement& element);

}  // namespace stoa::policy
