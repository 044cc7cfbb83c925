// format.spelling: a misspelled word of the message's language.
#pragma once

#include "base/result.h"
#include "policy/rule.h"

namespace stoa::policy {

// Each finding is a word, with its `language` as an argument. Fails where the language's dictionaries cannot be read.
Result<std::vector<Sighting>> find_misspelled(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
