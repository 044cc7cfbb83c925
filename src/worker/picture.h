// Pictures: decoded by libvips within limits, and written anew, so that nothing of the original but its pixels is left.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// What file.report.kind says must be a picture, or a drawing (SVG).
void inspect_picture(std::string_view bytes, Inspected& file);

}  // namespace stoa::worker
