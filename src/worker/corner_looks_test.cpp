#include "worker/corner_looks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace stoa::worker {
namespace {

// By the definitions, a pixel after the other.
std::uint16_t plain_contrast(const std::uint8_t* pixel, const CircleOffsets& offsets) {
    int sum = 0;
    bool is_corner = false;
    for (std::size_t first = 0; first < 16; ++first) {
        bool all_darker = true, all_brighter = true;
        for (std::size_t at = first; at < first + 9; ++at) {
            const int difference = pixel[offsets[at % 16]] - *pixel;
            all_darker = all_darker && difference < -corner_contrast;
            all_brighter = all_brighter && difference > corner_contrast;
        }
        is_corner = is_corner || all_darker || all_brighter;
        sum += std::abs(pixel[offsets[first]] - *pixel);
    }
    return static_cast<std::uint16_t>(is_corner ? sum : 0);
}

std::int64_t plain_strength(const Level& level, int x, int y) {
    std::int64_t xx = 0, yy = 0, xy = 0;
    for (int dy = -3; dy <= 3; ++dy)
        for (int dx = -3; dx <= 3; ++dx) {
            const auto at = [&](int i, int k) -> int { return *level.at(x + dx + i, y + dy + k); };
            const int across = at(1, -1) - at(-1, -1) + 2 * (at(1, 0) - at(-1, 0)) + at(1, 1) - at(-1, 1);
            const int down = at(-1, 1) - at(-1, -1) + 2 * (at(0, 1) - at(0, -1)) + at(1, 1) - at(1, -1);
            xx += across * across;
            yy += down * down;
            xy += across * down;
        }
    xx >>= 4;
    yy >>= 4;
    xy >>= 4;
    return xx * yy - xy * xy - (xx + yy) * (xx + yy) / 25;
}

// Blocks of any brightness, the brightest and the darkest among them, and noise.
std::string draw(int side, int block, std::uint32_t noise) {
    std::uint32_t state = 7;
    const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 16U; };
    std::string grey(static_cast<std::size_t>(side * side), '\0');
    std::vector<std::uint32_t> shades(static_cast<std::size_t>(side * side));
    for (std::uint32_t& shade : shades) shade = next() % 4 == 0 ? next() % 2 * 255 : next() % 256;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const std::uint32_t shade = shades[static_cast<std::size_t>(y / block * side + x / block)];
            grey[static_cast<std::size_t>(y * side + x)] = static_cast<char>(std::min(255U, shade + next() % noise));
        }
    return grey;
}

TEST(CornerLooks, AreWhatTheirDefinitionsSay) {
    constexpr int side = 64;
    int corners = 0;
    for (const int block : {1, 3, 8}) {
        for (const std::uint32_t noise : {1U, 9U}) {
            const Level level = make_levels(draw(side, block, noise), side, side)[0];
            const CircleOffsets offsets = circle_offsets(level.stride);
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x) {
                    const std::uint16_t contrast = contrast_of_corner(level.at(x, y), offsets);
                    ASSERT_EQ(contrast, plain_contrast(level.at(x, y), offsets)) << x << ' ' << y;
                    ASSERT_EQ(strength_of_corner(level, x, y), plain_strength(level, x, y)) << x << ' ' << y;
                    corners += contrast > 0 ? 1 : 0;
                }
        }
    }
    EXPECT_GT(corners, 1000);
}

}  // namespace
}  // namespace stoa::worker
