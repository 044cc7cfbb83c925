// Which way the lines of a text run, and how places look to who turns the head.
#pragma once

#include <cstdint>

#include "inspect/report.h"

namespace stoa::worker {

enum class Turn : std::uint8_t { None, Down, Up, Over };  // From the left to the right, downwards, upwards, upside down.

// A box of a picture of that size, as it stands in the picture that is turned so that lines which ran `turn` run from the left to the
// right: of the turned picture, its size is the other way round where lines run up or down.
inspect::Box turned_upright(const inspect::Box& box, Turn turn, std::int32_t width, std::int32_t height);
// And back: the size is still that of the picture as it is.
inspect::Box turned_back(const inspect::Box& box, Turn turn, std::int32_t width, std::int32_t height);

}  // namespace stoa::worker
