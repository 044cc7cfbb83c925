// A grey picture in several sizes, each a fifth smaller than the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stoa::worker {

// A picture of one size, with the margin around.
struct Level {
    int width = 0, height = 0, stride = 0;
    double scale = 1;  // Pixels of the whole picture to one of this.
    std::vector<std::uint8_t> pixels{};
    std::vector<std::uint8_t> smooth{};

    static constexpr int margin = 22;  // Pixels that are added around, so that corners at the border have a neighbourhood.

    const std::uint8_t* at(int x, int y) const { return pixels.data() + place(x, y); }
    const std::uint8_t* smooth_at(int x, int y) const { return smooth.data() + place(x, y); }

private:
    std::ptrdiff_t place(int x, int y) const { return std::ptrdiff_t{y + margin} * stride + x + margin; }
};

// Of bytes of grey, row by row, down to some 48 pixels of the longer side.
std::vector<Level> make_levels(std::string_view grey, int width, int height);

}  // namespace stoa::worker
