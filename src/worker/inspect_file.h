// Looks at one file's bytes: finds what it is and hands it to whoever knows that kind.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// `depth`: how many archives are around it.
void inspect_file(std::string_view bytes, Inspected& file, int depth = 0);

}  // namespace stoa::worker
