// Pictures of other sizes by means over areas: quick, even where a sandbox has no instructions made at run time, as libvips would like.
#pragma once

#include <string>
#include <string_view>

namespace stoa::worker {

struct Size {
    int width = 0, height = 0;
};

// The same shape with no side longer than `side_max`, and no larger than it is.
Size fit(const Size& size, int side_max);

// Pixels of `bands` bytes, row by row: each new one is the mean of what it covers of the old ones. All sides are one and more.
std::string resample(std::string_view bytes, const Size& from, int bands, const Size& to);

}  // namespace stoa::worker
