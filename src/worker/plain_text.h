// Texts: in which charset they are, and what they say.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

void inspect_plain_text(std::string_view bytes, Inspected& file);

}  // namespace stoa::worker
