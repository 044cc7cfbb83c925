#include "worker/shrink.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "base/wide.h"

namespace stoa::worker {

namespace {

// What the weights of one new row make together, and those of one new column: so many that sums fit into 16 and 32 bits.
constexpr std::uint32_t whole_of_rows = 1U << 8U, whole_of_columns = 1U << 15U;

// What a new row or column covers of the old ones.
struct Cover {
    std::size_t first = 0;
    std::size_t weights_begin = 0, weights_end = 0;
};

struct Covers {
    std::vector<Cover> all{};
    std::vector<std::uint16_t> weights{};

    std::span<const std::uint16_t> weights_of(const Cover& cover) const {
        return std::span(weights).subspan(cover.weights_begin, cover.weights_end - cover.weights_begin);
    }
};

Covers covers(int from, int to, std::uint32_t whole) {
    Covers covers;
    covers.all.reserve(static_cast<std::size_t>(to));
    covers.weights.reserve(static_cast<std::size_t>(from + to));
    for (std::int64_t at = 0; at < to; ++at) {
        // In parts of an old one, of which each has `to`.
        const std::int64_t begin = at * from, end = begin + from;
        Cover cover{.first = static_cast<std::size_t>(begin / to), .weights_begin = covers.weights.size()};
        std::uint32_t given = 0;  // Rounded in all, so that nothing is lost.
        for (std::int64_t old = begin / to; old * to < end; ++old) {
            const auto reached = static_cast<std::uint32_t>((std::min(end, (old + 1) * to) - begin) * whole / from);
            covers.weights.push_back(static_cast<std::uint16_t>(reached - given));
            given = reached;
        }
        cover.weights_end = covers.weights.size();
        covers.all.push_back(cover);
    }
    return covers;
}

// A compiler makes it of instructions that do many at once, as what it writes is nothing that it reads.
STOA_WIDE void add_row(const std::uint8_t* row, std::uint16_t weight, std::uint16_t* __restrict__ sums, std::size_t count) {
    for (std::size_t at = 0; at < count; ++at) sums[at] = static_cast<std::uint16_t>(sums[at] + row[at] * weight);
}

template <std::size_t Bands>
void squeeze_row(const std::uint16_t* row, const Covers& columns, char* out) {
    for (const Cover& column : columns.all) {
        std::uint32_t sums[Bands] = {};
        const std::uint16_t* pixel = row + column.first * Bands;
        for (const std::uint32_t weight : columns.weights_of(column))
            for (std::size_t band = 0; band < Bands; ++band) sums[band] += *pixel++ * weight;
        // 15 bits of this weight and 8 of the other.
        for (const std::uint32_t sum : sums) *out++ = static_cast<char>((sum + (1U << 22U)) >> 23U);
    }
}

template <std::size_t Bands>
std::string resample_bands(std::string_view bytes, const Size& from, const Size& to) {
    const Covers columns = covers(from.width, to.width, whole_of_columns), rows = covers(from.height, to.height, whole_of_rows);
    const std::size_t count = static_cast<std::size_t>(from.width) * Bands;
    const auto* const old = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::vector<std::uint16_t> sums(count);
    std::string made(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * Bands, '\0');
    char* out = made.data();
    for (const Cover& row : rows.all) {
        std::ranges::fill(sums, 0);
        const std::uint8_t* covered = old + row.first * count;
        for (const std::uint16_t weight : rows.weights_of(row)) {
            add_row(covered, weight, sums.data(), count);
            covered += count;
        }
        squeeze_row<Bands>(sums.data(), columns, out);
        out += columns.all.size() * Bands;
    }
    return made;
}

}  // namespace

Size fit(const Size& size, int side_max) {
    const double factor = static_cast<double>(side_max) / std::max(size.width, size.height);
    if (factor >= 1) return size;
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(side * factor))); };
    return {.width = scaled(size.width), .height = scaled(size.height)};
}

std::string resample(std::string_view bytes, const Size& from, int bands, const Size& to) {
    if (from.width == to.width && from.height == to.height) return std::string(bytes);
    switch (bands) {
        case 1:
            return resample_bands<1>(bytes, from, to);
        case 3:
            return resample_bands<3>(bytes, from, to);
        default:
            return resample_bands<4>(bytes, from, to);
    }
}

}  // namespace stoa::worker
