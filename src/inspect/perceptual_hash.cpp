#include "inspect/perceptual_hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace stoa::inspect {

namespace {

constexpr int low = 8;  // Frequencies a side.

// cos((2x + 1) u pi / 2N) of the DCT-II.
std::array<std::array<double, hash_side>, low> waves() {
    std::array<std::array<double, hash_side>, low> table{};
    for (int u = 0; u < low; ++u) {
        for (int x = 0; x < hash_side; ++x) {
            table.at(static_cast<std::size_t>(u)).at(static_cast<std::size_t>(x)) =
                std::cos((2 * x + 1) * u * std::numbers::pi / (2 * hash_side));
        }
    }
    return table;
}

}  // namespace

std::uint64_t perceptual_hash(std::string_view grey) {
    if (grey.size() != std::size_t{hash_side} * hash_side) return 0;
    static const auto wave = waves();
    std::array<std::array<double, hash_side>, low> rows{};
    for (std::size_t u = 0; u < low; ++u) {
        for (std::size_t y = 0; y < hash_side; ++y) {
            for (std::size_t x = 0; x < hash_side; ++x) rows[u][y] += wave[u][x] * static_cast<unsigned char>(grey[y * hash_side + x]);
        }
    }
    std::array<double, low * low> values{};
    for (std::size_t v = 0; v < low; ++v) {
        for (std::size_t u = 0; u < low; ++u) {
            for (std::size_t y = 0; y < hash_side; ++y) values[v * low + u] += wave[v][y] * rows[u][y];
        }
    }
    // The first is the brightness of all and would shift the median.
    std::array<double, low * low> sorted = values;
    std::nth_element(sorted.begin() + 1, sorted.begin() + low * low / 2, sorted.end());
    const double median = sorted[low * low / 2];
    std::uint64_t hash = 0;
    for (const double value : values) hash = hash << 1U | (value > median ? 1U : 0U);
    return hash;
}

}  // namespace stoa::inspect
