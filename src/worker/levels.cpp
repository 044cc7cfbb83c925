#include "worker/levels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/wide.h"

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

// Five in a row, from two before to two after; of all but the first and the last two. A compiler makes it of instructions that do many
// pixels at once, as what it writes is nothing that it reads.
STOA_WIDE void add_five(const std::uint8_t* __restrict__ pixel, std::ptrdiff_t count, std::uint16_t* __restrict__ sums) {
    for (std::ptrdiff_t x = 2; x < count - 2; ++x)
        sums[x] = static_cast<std::uint16_t>(pixel[x - 2] + pixel[x - 1] + pixel[x] + pixel[x + 1] + pixel[x + 2]);
}

STOA_WIDE void take_mean(const std::array<const std::uint16_t*, 5>& rows, std::ptrdiff_t count, std::uint8_t* __restrict__ means) {
    const auto [a, b, c, d, e] = rows;
    for (std::ptrdiff_t x = 2; x < count - 2; ++x)
        means[x] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(a[x] + b[x] + c[x] + d[x] + e[x]) / 25);
}

// Means of 5 x 5 pixels: single ones are noise.
void smoothen(Level& level) {
    const auto rows = static_cast<std::size_t>(level.height + 2 * margin), stride = static_cast<std::size_t>(level.stride);
    std::vector<std::uint16_t> sums(5 * stride);  // Of the last five rows.
    const auto sums_of = [&](std::size_t y) { return &sums[y % 5 * stride]; };
    level.smooth = level.pixels;
    for (std::size_t y = 0; y < rows; ++y) {
        add_five(&level.pixels[y * stride], level.stride, sums_of(y));
        if (y < 4) continue;
        take_mean({sums_of(y - 4), sums_of(y - 3), sums_of(y - 2), sums_of(y - 1), sums_of(y)}, level.stride,
                  &level.smooth[(y - 2) * stride]);
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

// Between two rows, in 1/256: the second has `below` of them.
STOA_WIDE void mix_rows(const std::uint8_t* upper, const std::uint8_t* lower, int below, std::ptrdiff_t count,
                        std::uint16_t* __restrict__ mixed) {
    const auto above = static_cast<std::uint16_t>(256 - below), under = static_cast<std::uint16_t>(below);
    for (std::ptrdiff_t x = 0; x < count; ++x) mixed[x] = static_cast<std::uint16_t>(upper[x] * above + lower[x] * under);
}

// Between the four pixels around.
Level smaller(const Level& before) {
    const int width = static_cast<int>(std::lround(before.width / step)), height = static_cast<int>(std::lround(before.height / step));
    Level level = make_level(std::max(width, 1), std::max(height, 1), before.scale * step);
    const auto place = [](int at) { return static_cast<int>((at * 2 + 1) * 160) - 128; };  // 160 / 128 is the step.
    const int last = (place(level.width - 1) >> 8) + 2;
    std::vector<std::uint16_t> mixed(static_cast<std::size_t>(last));
    for (int y = 0; y < level.height; ++y) {
        const std::uint8_t* const upper = before.at(0, place(y) >> 8);
        mix_rows(upper, upper + before.stride, place(y) & 255, last, mixed.data());
        std::uint8_t* const row = &level.pixels[static_cast<std::size_t>((y + margin) * level.stride + margin)];
        for (int x = 0; x < level.width; ++x) {
            const std::uint16_t* const left = &mixed[static_cast<std::size_t>(place(x) >> 8)];
            const auto right = static_cast<unsigned>(place(x) & 255);
            row[x] = static_cast<std::uint8_t>((left[0] * (256 - right) + left[1] * right + 32768) >> 16U);
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
