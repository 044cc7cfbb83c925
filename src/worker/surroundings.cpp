#include "worker/surroundings.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace stoa::worker {

namespace {

constexpr int neighbourhood = 13;  // Its radius.

// Towards the centroid of brightness (Rosin, 1999).
double direction_of(const Level& level, int x, int y) {
    std::int64_t across = 0, down = 0;
    for (int dy = -neighbourhood; dy <= neighbourhood; ++dy) {
        const int half = static_cast<int>(std::sqrt(neighbourhood * neighbourhood - dy * dy));
        const std::uint8_t* const row = level.at(x, y + dy);
        for (int dx = -half; dx <= half; ++dx) {
            across += dx * row[dx];
            down += dy * row[dx];
        }
    }
    return std::atan2(static_cast<double>(down), static_cast<double>(across));
}

struct Pair {
    std::array<double, 2> first, second;
};

// Which points are compared: by chance, thicker in the middle (BRIEF, Calonder and others, 2010), and always the same.
std::array<Pair, 256> make_pairs() {
    std::uint64_t state = 0x9e3779b97f4a7c15;
    const auto next = [&] {  // Three dice make a bell.
        double sum = 0;
        for (int die = 0; die < 3; ++die) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(state >> 40U) / (1U << 24U) - 0.5;
        }
        return sum;
    };
    std::array<Pair, 256> pairs{};
    const auto point = [&] {
        for (;;) {
            const double x = next() * 15, y = next() * 15;
            if (x * x + y * y <= neighbourhood * neighbourhood) return std::array{x, y};
        }
    };
    for (Pair& pair : pairs) pair = {point(), point()};
    return pairs;
}

struct TurnedPair {
    std::int8_t first_x, first_y, second_x, second_y;
};
using TurnedPairs = std::array<TurnedPair, 256>;

constexpr std::size_t directions = 256;  // In steps of the direction that is kept, so that the same neighbourhood is read the same way.

// The pairs for each direction.
std::vector<TurnedPairs> turn_pairs() {
    const std::array<Pair, 256> pairs = make_pairs();
    std::vector<TurnedPairs> turned(directions);
    for (std::size_t turn = 0; turn < directions; ++turn) {
        const double direction = static_cast<double>(turn) * 2 * std::numbers::pi / directions;
        const double cosine = std::cos(direction), sine = std::sin(direction);
        const auto whole = [](double value) { return static_cast<std::int8_t>(static_cast<int>(value + 32.5) - 32); };
        const auto x = [&](const std::array<double, 2>& point) { return whole(point[0] * cosine - point[1] * sine); };
        const auto y = [&](const std::array<double, 2>& point) { return whole(point[0] * sine + point[1] * cosine); };
        for (std::size_t at = 0; at < pairs.size(); ++at)
            turned[turn].at(at) = {x(pairs.at(at).first), y(pairs.at(at).first), x(pairs.at(at).second), y(pairs.at(at).second)};
    }
    return turned;
}

const std::vector<TurnedPairs>& turned_pairs() {
    static const std::vector<TurnedPairs> turned = turn_pairs();
    return turned;
}

std::array<std::uint64_t, 4> look_of(const Level& level, int x, int y, std::uint8_t turn) {
    const std::uint8_t* const middle = level.smooth_at(x, y);
    const std::ptrdiff_t stride = level.stride;
    std::array<std::uint64_t, 4> look{};
    std::size_t bit = 0;
    for (const TurnedPair& pair : turned_pairs()[turn]) {
        const bool is_set = middle[pair.first_y * stride + pair.first_x] < middle[pair.second_y * stride + pair.second_x];
        look[bit / 64] |= std::uint64_t{is_set} << (bit % 64);
        ++bit;
    }
    return look;
}

}  // namespace

void get_corner_pairs() { (void)turned_pairs(); }

Surroundings look_around(const Level& level, int x, int y) {
    const auto turn = static_cast<std::uint8_t>(std::lround(direction_of(level, x, y) * 128 / std::numbers::pi));
    return {.direction = turn, .look = look_of(level, x, y, turn)};
}

}  // namespace stoa::worker
