// The dictionaries of the machine, read from their folder when the policy first needs them.
#pragma once

#include <string>

#include "policy/writing/dictionaries.h"

namespace stoa::wiring {

policy::DictionarySource dictionaries_of(const std::string& directory);

}  // namespace stoa::wiring
