// SVG: what runs or loads in it is told; where drawings may be opened it is drawn, and shown as pixels.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

void inspect_drawing(std::string_view bytes, Inspected& file);

}  // namespace stoa::worker
