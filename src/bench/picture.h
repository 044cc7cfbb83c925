// A picture to be uploaded: real enough to be decoded and written anew.
#pragma once

#include <cstdint>
#include <string>

namespace stoa::bench {

// A PNG of soft colours with noise, not compressed: 3 bytes a pixel. Another `seed` is another picture.
std::string make_png(std::uint32_t width, std::uint32_t height, std::uint32_t seed);

}  // namespace stoa::bench
