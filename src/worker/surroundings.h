// How the neighbourhood of a corner looks: turned BRIEF, as ORB has it (worker/corners.h).
#pragma once

#include <array>
#include <cstdint>

#include "worker/levels.h"

namespace stoa::worker {

struct Surroundings {
    std::uint8_t direction = 0;  // Where it is bright: 256 a turn.
    std::array<std::uint64_t, 4> look{};
};

// Of a place in the picture, of which there is enough around by the level's margin.
Surroundings look_around(const Level& level, int x, int y);

// Makes ready what is the same for all pictures: once, before the first process.
void get_corner_pairs();

}  // namespace stoa::worker
