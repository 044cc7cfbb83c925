#include "worker/corner_looks.h"

#include <bit>
#include <cstring>

namespace stoa::worker {

namespace {

using Bytes8 [[gnu::vector_size(8)]] = std::uint8_t;
using Bytes16 [[gnu::vector_size(16)]] = std::uint8_t;
using Shorts8 [[gnu::vector_size(16)]] = std::int16_t;
using Floats8 [[gnu::vector_size(32)]] = float;

Bytes16 circle_of(const std::uint8_t* pixel, const CircleOffsets& offsets) {
    std::array<std::uint64_t, 2> halves{};
    for (std::size_t at = 0; at < 8; ++at) {
        halves[0] |= std::uint64_t{pixel[offsets[at]]} << 8 * at;
        halves[1] |= std::uint64_t{pixel[offsets[at + 8]]} << 8 * at;
    }
    return std::bit_cast<Bytes16>(halves);
}

// The highest bit of each byte; the first byte's is the lowest.
std::uint32_t highest_bits(std::uint64_t bytes) {
    constexpr std::uint64_t highest = 0x8080808080808080, gather = 0x0002040810204081;
    return static_cast<std::uint32_t>((bytes & highest) * gather >> 56U);
}

// Whether nine of 16 in a circle are set in a row.
template <class Vector>
bool has_nine(const Vector& set) {
    const auto [first, second] = std::bit_cast<std::array<std::uint64_t, 2>>(set);
    const std::uint32_t once = highest_bits(first) | highest_bits(second) << 8U, twice = once | once << 16U;
    std::uint32_t run = twice & twice >> 1U;
    run &= run >> 2U;
    run &= run >> 4U;
    return (run & twice >> 8U) != 0;
}

std::uint16_t sum_of(const Bytes16& bytes) {
    constexpr std::uint64_t every_second = 0x00ff00ff00ff00ff, ones = 0x0001000100010001;
    const auto [first, second] = std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
    const std::uint64_t pairs =
        (first & every_second) + (first >> 8U & every_second) + (second & every_second) + (second >> 8U & every_second);
    return static_cast<std::uint16_t>(pairs * ones >> 48U);
}

Shorts8 load(const std::uint8_t* bytes) {
    Bytes8 loaded;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return __builtin_convertvector(loaded, Shorts8);
}

// Of eight pixels of a row, what Sobel's filters make of them and their neighbours.
struct RowLook {
    Shorts8 change;
    Shorts8 mean;
};

RowLook look_at(const std::uint8_t* row) {
    const Shorts8 left = load(row - 1), middle = load(row), right = load(row + 1);
    return {.change = right - left, .mean = left + middle + middle + right};
}

}  // namespace

CircleOffsets circle_offsets(int stride) {
    constexpr std::array<std::array<int, 2>, 16> circle{{{0, -3},
                                                         {1, -3},
                                                         {2, -2},
                                                         {3, -1},
                                                         {3, 0},
                                                         {3, 1},
                                                         {2, 2},
                                                         {1, 3},
                                                         {0, 3},
                                                         {-1, 3},
                                                         {-2, 2},
                                                         {-3, 1},
                                                         {-3, 0},
                                                         {-3, -1},
                                                         {-2, -2},
                                                         {-1, -3}}};
    CircleOffsets offsets{};
    for (std::size_t at = 0; at < 16; ++at) offsets.at(at) = circle.at(at)[1] * stride + circle.at(at)[0];
    return offsets;
}

std::uint16_t contrast_of_corner(const std::uint8_t* pixel, const CircleOffsets& offsets) {
    const Bytes16 circle = circle_of(pixel, offsets);
    const std::uint8_t middle = *pixel;
    const auto high = static_cast<std::uint8_t>(middle < 255 - corner_contrast ? middle + corner_contrast : 255);
    const auto low = static_cast<std::uint8_t>(middle > corner_contrast ? middle - corner_contrast : 0);
    if (!has_nine(circle > high) && !has_nine(circle < low)) return 0;
    return sum_of(circle > middle ? circle - middle : middle - circle);
}

std::int64_t strength_of_corner(const Level& level, int x, int y) {
    constexpr int radius = 3, counted = 2 * radius + 1;  // Of eight in a row; the last is there because eight are one step.
    // Floats, which hold these numbers exactly: each is at most 1020 squared, and seven are added.
    Floats8 xxs{}, yys{}, xys{};
    RowLook above = look_at(level.at(x - radius, y - radius - 1)), row = look_at(level.at(x - radius, y - radius));
    for (int dy = -radius; dy <= radius; ++dy) {
        const RowLook below = look_at(level.at(x - radius, y + dy + 1));
        const auto across = __builtin_convertvector(above.change + row.change + row.change + below.change, Floats8);
        const auto down = __builtin_convertvector(below.mean - above.mean, Floats8);
        xxs += across * across;
        yys += down * down;
        xys += across * down;
        above = row;
        row = below;
    }
    const auto sum = [](const Floats8& all) {
        std::int64_t whole = 0;
        for (int at = 0; at < counted; ++at) whole += static_cast<std::int64_t>(all[at]);
        return whole >> 4;
    };
    const std::int64_t xx = sum(xxs), yy = sum(yys), xy = sum(xys);
    return xx * yy - xy * xy - (xx + yy) * (xx + yy) / 25;
}

}  // namespace stoa::worker
