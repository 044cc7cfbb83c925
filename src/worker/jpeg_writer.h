// JPEG by libjpeg itself: through libvips it takes twice as long for a small picture.
#pragma once

#include <string>

#include "worker/pixels.h"

namespace stoa::worker {

// Of pixels in memory with three bands of 8 bits, with no metadata at all. Empty where it fails.
std::string encode_jpeg(const Pixels& image, int quality);

}  // namespace stoa::worker
