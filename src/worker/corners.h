// Corners of a grey picture, each with the look of its neighbourhood: FAST, Harris and turned BRIEF over a pyramid, as ORB has it
// (Rublee and others, "ORB: an efficient alternative to SIFT or SURF", 2011).
#pragma once

#include <string_view>
#include <vector>

#include "base/fingerprint.h"

namespace stoa::worker {

// Of `width` x `height` bytes of grey, row by row, no side longer than fingerprint_side. Those that stand out most come first; the same
// picture has the same, on every machine.
std::vector<Corner> find_corners(std::string_view grey, int width, int height);

}  // namespace stoa::worker
