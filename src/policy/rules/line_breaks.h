// format.line_breaks: more line breaks in a row than the pack allows.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_line_breaks(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
