// Files that are several things at once (polyglots): each program that opens them sees another.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// `end`: where the file ends by its own structure, if that is known; what stands behind it is looked at closely.
void find_foreign_parts(std::string_view bytes, std::size_t end, Inspected& file);

}  // namespace stoa::worker
