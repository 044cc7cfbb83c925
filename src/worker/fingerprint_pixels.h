// A picture's fingerprint (base/fingerprint.h) of its pixels.
#pragma once

#include <string>
#include <string_view>

#include "base/fingerprint.h"
#include "worker/grey.h"

namespace stoa::worker {

// Of `width` x `height` bytes, row by row, no side longer than fingerprint_side.
Fingerprint fingerprint_of(std::string_view grey, int width, int height);
// As bytes.
std::string fingerprint_pixels(const Grey& grey);

}  // namespace stoa::worker
