// The dictionaries of the machine, read from their folder when the policy first needs them.
#pragma once

#include <string>

#include "policy/writing/dictionaries.h"

namespace stoa::wiring {

// Where Debian's packages hunspell-* put them.
inline constexpr const char* usual_dictionary_directory = "/usr/share/hunspell";

policy::DictionarySource dictionaries_of(const std::string& directory);

}  // namespace stoa::wiring
