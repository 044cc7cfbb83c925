// Declarations taken apart into the longhands that rules look at.
#pragma once

#include <vector>

#include "policy/text/html_style.h"

namespace stoa::policy {

std::vector<StyleValue> read_longhands(const CssDeclaration& declaration);

}  // namespace stoa::policy
