#include "worker/levels.h"

#include <algorithm>
#include <cmath>

namespace stoa::worker {

namespace {

constexpr int margin = Level::margin;
constexpr int level_side_min = 48;  // Of the longer side.
constexpr double step = 1.25;       // From one size to the next.

// The border goes on outside as it ends.
void fill_margin(Level& level) {
    const int rows = level.height + 2 * margin;
    for (int y = 0; y < rows; ++y) {
        const int inside = std::clamp(y, margin, margin + level.height - 1);
        std::uint8_t* const row = &level.pixels[static_cast<std::size_t>(y * level.stride)];
        const std::uint8_t* const source = &level.pixels[static_cast<std::size_t>(inside * level.stride)];
        if (inside != y) std::copy_n(source + margin, level.width, row + margin);
        std::fill_n(row, margin, source[margin]);
        std::fill_n(row + margin + level.width, margin, source[margin + level.width - 1]);
    }
}

// Means of 5 x 5 pixels: single ones are noise.
void smoothen(Level& level) {
    const int rows = level.height + 2 * margin;
    std::vector<std::uint16_t> sums(level.pixels.size());
    for (int y = 0; y < rows; ++y) {
        const auto row = static_cast<std::size_t>(y * level.stride);
        for (int x = 2; x < level.stride - 2; ++x) {
            const std::uint8_t* const pixel = &level.pixels[row + static_cast<std::size_t>(x)];
            sums[row + static_cast<std::size_t>(x)] = static_cast<std::uint16_t>(pixel[-2] + pixel[-1] + pixel[0] + pixel[1] + pixel[2]);
        }
    }
    level.smooth = level.pixels;
    for (int y = 2; y < rows - 2; ++y) {
        for (int x = 2; x < level.stride - 2; ++x) {
            const std::uint16_t* const sum = &sums[static_cast<std::size_t>(y * level.stride + x)];
            const int all = sum[-2 * level.stride] + sum[-level.stride] + sum[0] + sum[level.stride] + sum[2 * level.stride];
            level.smooth[static_cast<std::size_t>(y * level.stride + x)] = static_cast<std::uint8_t>(all / 25);
        }
    }
}

Level make_level(int width, int height, double scale) {
    Level level{.width = width, .height = height, .stride = width + 2 * margin, .scale = scale};
    level.pixels.resize(static_cast<std::size_t>(level.stride * (height + 2 * margin)));
    return level;
}

Level first_level(std::string_view grey, int width, int height) {
    Level level = make_level(width, height, 1);
    for (int y = 0; y < height; ++y)
        std::copy_n(grey.data() + static_cast<std::ptrdiff_t>(y) * width, width,
                    &level.pixels[static_cast<std::size_t>((y + margin) * level.stride + margin)]);
    fill_margin(level);
    smoothen(level);
    return level;
}

// Between the four pixels around, in 1/256.
Level smaller(const Level& before) {
    const int width = static_cast<int>(std::lround(before.width / step)), height = static_cast<int>(std::lround(before.height / step));
    Level level = make_level(std::max(width, 1), std::max(height, 1), before.scale * step);
    const auto place = [](int at) { return static_cast<int>((at * 2 + 1) * 160) - 128; };  // 160 / 128 is the step.
    for (int y = 0; y < level.height; ++y) {
        const int below = place(y) & 255, top = place(y) >> 8;
        std::uint8_t* const row = &level.pixels[static_cast<std::size_t>((y + margin) * level.stride + margin)];
        for (int x = 0; x < level.width; ++x) {
            const int right = place(x) & 255;
            const std::uint8_t* const corner = before.at(place(x) >> 8, top);
            const int upper = corner[0] * (256 - right) + corner[1] * right;
            const int lower = corner[before.stride] * (256 - right) + corner[before.stride + 1] * right;
            row[x] = static_cast<std::uint8_t>((upper * (256 - below) + lower * below + 32768) >> 16);
        }
    }
    fill_margin(level);
    smoothen(level);
    return level;
}

}  // namespace

std::vector<Level> make_levels(std::string_view grey, int width, int height) {
    std::vector<Level> levels{first_level(grey, width, height)};
    while (std::max(levels.back().width, levels.back().height) / step >= level_side_min) levels.push_back(smaller(levels.back()));
    return levels;
}

}  // namespace stoa::worker
