// A picture as brightness alone: what looks for codes, letters and corners needs no more.
#pragma once

#include <optional>
#include <string>

#include "worker/pixels.h"

namespace stoa::worker {

// One byte a pixel from left to right, row by row.
struct Grey {
    int width = 0, height = 0;
    std::string bytes{};
};

// As large as the picture; where it has alpha, on what it shows up on.
std::optional<Grey> to_grey(const Pixels& image);
// No side longer than `side_max`.
Grey fit(const Grey& grey, int side_max);
// As a square, whatever its shape was.
Grey squeeze(const Grey& grey, int side);

}  // namespace stoa::worker
