// JPEG by libjpeg itself: libvips reads it on a thread of its own, and what that takes is half of what decoding does.
#pragma once

#include <string_view>

#include "worker/pixels.h"

namespace stoa::worker {

// The pixels of a picture in memory, as they are written, in sRGB with three bands of 8 bits. Nothing where it has other colours, where
// its pixels are to be read by a profile or turned, and where anything is wrong with it: libvips knows all of that.
// `opened`: the same, as libvips reads its header.
Pixels decode_plain_jpeg(const Pixels& opened, std::string_view bytes);

}  // namespace stoa::worker
