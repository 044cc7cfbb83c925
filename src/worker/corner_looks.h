// What makes a pixel a corner: by FAST whether it is one, by Harris how strong. Sixteen and eight pixels are looked at in one step.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "worker/levels.h"

namespace stoa::worker {

// Around a pixel, in a level with rows of that many bytes: the circle of 16 pixels of FAST (Rosten and Drummond, 2006), from the top
// clockwise.
using CircleOffsets = std::array<int, 16>;
CircleOffsets circle_offsets(int stride);

// Of a corner to what is around it.
inline constexpr int corner_contrast = 6;

// How far the circle is from the middle, in all; 0 where there is no corner: no nine in a row of the circle are all darker or all brighter
// than the middle by more than `corner_contrast`.
std::uint16_t contrast_of_corner(const std::uint8_t* pixel, const CircleOffsets& offsets);

// Harris: large where the picture changes in both directions. Of 7 x 7 gradients.
std::int64_t strength_of_corner(const Level& level, int x, int y);

}  // namespace stoa::worker
