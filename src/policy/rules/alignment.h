// format.alignment: text that is centred or moved to the other side.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_alignments(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
