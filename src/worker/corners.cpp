#include "worker/corners.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <tuple>

#include "base/wide.h"
#include "worker/corner_looks.h"
#include "worker/levels.h"
#include "worker/surroundings.h"

namespace stoa::worker {

namespace {

constexpr int cells = 8;  // A side: corners are taken from all over the picture.

struct Candidate {
    int x = 0, y = 0;
    std::int64_t strength = 0;
};

// Marks where there may be a corner: of nine in a row, each two that are opposite have one. Written so that a compiler makes it of
// instructions that do many pixels at once.
STOA_WIDE void mark_possible(const std::uint8_t* row, const CircleOffsets& offsets, int width, std::uint8_t* __restrict__ possible) {
    for (int x = 0; x < width; ++x) {
        const std::uint8_t middle = row[x];
        const auto over = [&](std::size_t at) -> std::uint8_t {
            const std::uint8_t one = row[x + offsets[at]], other = row[x + offsets[at + 8]];
            const std::uint8_t high = one > other ? one : other;
            return static_cast<std::uint8_t>((high > middle ? high : middle) - middle);
        };
        const auto under = [&](std::size_t at) -> std::uint8_t {
            const std::uint8_t one = row[x + offsets[at]], other = row[x + offsets[at + 8]];
            const std::uint8_t low = one < other ? one : other;
            return static_cast<std::uint8_t>(middle - (low < middle ? low : middle));
        };
        const auto least = [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a < b ? a : b; };
        const std::uint8_t bright = least(least(over(0), over(4)), least(over(2), over(6)));
        const std::uint8_t dark = least(least(under(0), under(4)), least(under(2), under(6)));
        possible[x] = static_cast<std::uint8_t>((bright > dark ? bright : dark) > corner_contrast);
    }
}

// Corners that stand out more than their eight neighbours.
std::vector<Candidate> find_candidates(const Level& level) {
    const CircleOffsets offsets = circle_offsets(level.stride);
    const std::ptrdiff_t stride = level.width + 2;
    std::vector<std::uint16_t> contrasts(static_cast<std::size_t>(stride * (level.height + 2)));
    const auto contrast_at = [&](int x, int y) { return contrasts.data() + (y + 1) * stride + x + 1; };
    std::vector<Candidate> corners;
    std::vector<std::uint8_t> possible(static_cast<std::size_t>(level.width));
    const auto next = [&](int x) {
        const void* const found = std::memchr(possible.data() + x, 1, possible.size() - static_cast<std::size_t>(x));
        return found == nullptr ? level.width : static_cast<int>(static_cast<const std::uint8_t*>(found) - possible.data());
    };
    for (int y = 0; y < level.height; ++y) {
        mark_possible(level.at(0, y), offsets, level.width, possible.data());
        for (int x = next(0); x < level.width; x = next(x + 1)) {
            const std::uint16_t contrast = contrast_of_corner(level.at(x, y), offsets);
            if (contrast == 0) continue;
            *contrast_at(x, y) = contrast;
            corners.push_back({x, y});
        }
    }
    std::erase_if(corners, [&](const Candidate& corner) {
        const std::uint16_t* const own = contrast_at(corner.x, corner.y);
        const auto strongest = [](const std::uint16_t* middle) { return std::max({middle[-1], middle[0], middle[1]}); };
        return std::max({strongest(own - stride), strongest(own), strongest(own + stride)}) > *own;
    });
    for (Candidate& corner : corners) corner.strength = strength_of_corner(level, corner.x, corner.y);
    std::erase_if(corners, [](const Candidate& corner) { return corner.strength <= 0; });
    return corners;
}

// Which places of each level are near a corner that was taken.
class Taken {
public:
    explicit Taken(const std::vector<Level>& levels) : levels_(levels) {
        for (const Level& level : levels) marks_.emplace_back(static_cast<std::size_t>(level.width * level.height));
    }
    bool has(std::size_t level, int x, int y) const { return marks_[level][static_cast<std::size_t>(y * levels_[level].width + x)] != 0; }
    // Of this level and of those beside it: what stands out at one size does at the next too.
    void mark(std::size_t level, const Candidate& corner) {
        for (std::size_t at = level > 0 ? level - 1 : 0; at < std::min(level + 2, levels_.size()); ++at) {
            const Level& other = levels_[at];
            const double factor = levels_[level].scale / other.scale;
            const int x = static_cast<int>((corner.x + 0.5) * factor), y = static_cast<int>((corner.y + 0.5) * factor);
            for (int row = std::max(y - radius, 0); row <= std::min(y + radius, other.height - 1); ++row) {
                auto* const marks = &marks_[at][static_cast<std::size_t>(row * other.width)];
                std::fill(marks + std::clamp(x - radius, 0, other.width), marks + std::clamp(x + radius + 1, 0, other.width), 1);
            }
        }
    }

private:
    static constexpr int radius = 3;
    const std::vector<Level>& levels_;
    std::vector<std::vector<std::uint8_t>> marks_{};
};

// From all over the picture: each cell gives its best before any gives its second.
std::vector<Candidate> choose(const std::vector<Candidate>& strongest_first, const Level& level, std::size_t count) {
    std::array<std::vector<Candidate>, cells * cells> by_cell{};
    for (const Candidate& candidate : strongest_first)
        by_cell.at(static_cast<std::size_t>(candidate.y * cells / level.height * cells + candidate.x * cells / level.width))
            .push_back(candidate);
    std::vector<Candidate> chosen;
    for (std::size_t round = 0; chosen.size() < count; ++round) {
        std::vector<Candidate> next;
        for (const auto& cell : by_cell)
            if (round < cell.size()) next.push_back(cell[round]);
        if (next.empty()) break;
        std::ranges::stable_sort(next, std::greater<>(), &Candidate::strength);
        next.resize(std::min(next.size(), count - chosen.size()));
        chosen.insert(chosen.end(), next.begin(), next.end());
    }
    return chosen;
}

// Of each level those that are stronger than all around, also at the sizes beside; the strongest first.
std::vector<std::vector<Candidate>> find_strongest(const std::vector<Level>& levels) {
    struct One {
        std::size_t level;
        Candidate candidate;
    };
    std::vector<One> all;
    for (std::size_t at = 0; at < levels.size(); ++at)
        for (const Candidate& candidate : find_candidates(levels[at])) all.push_back({at, candidate});
    std::ranges::stable_sort(all, [](const One& a, const One& b) { return a.candidate.strength > b.candidate.strength; });
    Taken taken(levels);
    std::vector<std::vector<Candidate>> strongest(levels.size());
    for (const One& one : all) {
        if (taken.has(one.level, one.candidate.x, one.candidate.y)) continue;
        taken.mark(one.level, one.candidate);
        strongest[one.level].push_back(one.candidate);
    }
    return strongest;
}

Corner describe(const Level& level, const Candidate& candidate) {
    const Surroundings around = look_around(level, candidate.x, candidate.y);
    Corner corner{.direction = around.direction, .look = around.look};
    corner.x = static_cast<std::uint16_t>(std::lround((candidate.x + 0.5) * level.scale * 64));
    corner.y = static_cast<std::uint16_t>(std::lround((candidate.y + 0.5) * level.scale * 64));
    corner.size = static_cast<std::uint8_t>(std::lround(std::log2(level.scale) * 8));
    return corner;
}

}  // namespace

std::vector<Corner> find_corners(std::string_view grey, int width, int height) {
    const std::vector<Level> levels = make_levels(grey, width, height);
    // Each smaller picture gives fewer of them, none less than half of an equal share.
    double shares = 0;
    const auto share = [](std::size_t level) { return 0.35 + std::pow(0.8, static_cast<double>(level)); };
    for (std::size_t at = 0; at < levels.size(); ++at) shares += share(at);
    const auto strongest = find_strongest(levels);
    std::vector<std::vector<Corner>> found(levels.size());
    std::size_t missing = 0;  // What a level lacks, the next finer one gives.
    for (std::size_t at = levels.size(); at-- > 0;) {
        const auto wanted = missing + static_cast<std::size_t>(static_cast<double>(fingerprint_corners_max) * share(at) / shares);
        for (const Candidate& candidate : choose(strongest[at], levels[at], wanted)) found[at].push_back(describe(levels[at], candidate));
        missing = wanted - found[at].size();
    }
    // By turns, so that the first of all are of every size.
    std::vector<Corner> corners;
    for (std::size_t round = 0; round < fingerprint_corners_max; ++round)
        for (const auto& of_level : found)
            if (round < of_level.size()) corners.push_back(of_level[round]);
    return corners;
}

}  // namespace stoa::worker
