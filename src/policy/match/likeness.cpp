#include "policy/match/likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace stoa::policy {

namespace {

constexpr int apart_max = 64;  // Of 256 bits: neighbourhoods that may be the same.
constexpr int surely_near = 48;
constexpr std::size_t first_corners = 40;
constexpr std::size_t matches_max = 240, guiding_max = 90;
constexpr std::size_t looked_at_max = 24;  // Closely, of many that are known.
constexpr int agreeing_min = 8;
// What two logos have in common by their letters is less (docs/benchmarks.md: `likeness`).
constexpr double share_min = 0.25, same_min = 0.25;
constexpr int many_agreeing = 32;  // So many are no accident, where the coarse looks are the same.
constexpr double same_with_many = 0.7;
constexpr int hash_apart_max = 6;
constexpr double same_whole_min = 0.85;
constexpr double unit = 64;  // Of a corner's place: parts of a pixel.

// Without an instruction for it (SSE4.2, NEON) the compiler calls a function for each number: this is as fast as it gets in plain words.
std::uint64_t bits_of(std::uint64_t word) {
    word -= word >> 1U & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2U & 0x3333333333333333U);
    return (word + (word >> 4U)) & 0x0f0f0f0f0f0f0f0fU;  // A sum a byte.
}

int apart(const Corner& a, const Corner& b) {
    std::uint64_t sums = 0;
    for (std::size_t part = 0; part < a.look.size(); ++part) sums += bits_of(a.look[part] ^ b.look[part]);
    sums = (sums & 0x00ff00ff00ff00ffU) + (sums >> 8U & 0x00ff00ff00ff00ffU);
    return static_cast<int>(sums * 0x0001000100010001U >> 48U);
}

struct Match {
    const Corner* known;
    const Corner* seen;
    int bits;
};

std::vector<Match> find_matches(const Fingerprint& known, const Fingerprint& seen) {
    std::vector<Match> matches;
    for (const Corner& corner : known.corners) {
        const Corner* best = nullptr;
        int bits = apart_max + 1;
        for (const Corner& other : seen.corners) {
            const int now = apart(corner, other);
            if (now < bits) best = &other, bits = now;
        }
        if (best) matches.push_back({&corner, best, bits});
    }
    std::ranges::stable_sort(matches, {}, &Match::bits);
    if (matches.size() > matches_max) matches.resize(matches_max);
    return matches;
}

// Where the known picture lies: turned, scaled and moved. x' = a x - b y + c, y' = b x + a y + d.
struct Placing {
    double a = 1, b = 0, c = 0, d = 0;
    double x(double at_x, double at_y) const { return a * at_x - b * at_y + c; }
    double y(double at_x, double at_y) const { return b * at_x + a * at_y + d; }
    double scale() const { return std::hypot(a, b); }
    double turn() const { return std::atan2(b, a) * 128 / std::numbers::pi; }  // 256 are all round.
};

double size_of(const Corner& corner) {
    static const auto sizes = [] {
        std::array<double, 256> table{};
        for (std::size_t size = 0; size < table.size(); ++size) table.at(size) = std::exp2(static_cast<double>(size) / 8);
        return table;
    }();
    return sizes.at(corner.size);
}

// Whether both say the same of how much larger and how far turned it is.
bool are_alike(const Match& first, const Match& second) {
    const int larger = (first.seen->size - first.known->size) - (second.seen->size - second.known->size);
    const int turn = (first.seen->direction - first.known->direction) - (second.seen->direction - second.known->direction);
    return std::abs(larger) <= 6 && std::abs(static_cast<std::int8_t>(turn)) <= 24;
}

// How two matches place the known picture; nothing where they are too near each other to tell.
std::optional<Placing> placing_of(const Match& first, const Match& second) {
    const double dx = second.known->x - first.known->x, dy = second.known->y - first.known->y;
    const double ex = second.seen->x - first.seen->x, ey = second.seen->y - first.seen->y;
    const double length = dx * dx + dy * dy;
    if (length < 30 * 30 * unit * unit || ex * ex + ey * ey < 8 * 8 * unit * unit) return std::nullopt;
    Placing placing{.a = (dx * ex + dy * ey) / length, .b = (dx * ey - dy * ex) / length};
    placing.c = first.seen->x - placing.a * first.known->x + placing.b * first.known->y;
    placing.d = first.seen->y - placing.b * first.known->x - placing.a * first.known->y;
    return placing;
}

class Judge {
public:
    explicit Judge(const Placing& placing)
        : placing_(placing), scale_(placing.scale()), turn_(static_cast<int>(std::lround(placing.turn()))) {}

    bool agrees(const Match& match) const {
        const double tolerance = 3.5 * unit * std::max(size_of(*match.seen), 1.0);
        if (std::abs(placing_.x(match.known->x, match.known->y) - match.seen->x) > tolerance) return false;
        if (std::abs(placing_.y(match.known->x, match.known->y) - match.seen->y) > tolerance) return false;
        const double larger = size_of(*match.seen) / size_of(*match.known) / scale_;
        if (larger < 0.6 || larger > 1.7) return false;
        return std::abs(static_cast<std::int8_t>(match.seen->direction - match.known->direction - turn_)) <= 22;
    }

private:
    const Placing& placing_;
    double scale_;
    int turn_;
};

struct Agreement {
    std::vector<const Match*> matches{};
    Placing placing{};
};

Agreement find_agreement(const std::vector<Match>& matches) {
    Agreement best;
    const std::size_t guiding = std::min(matches.size(), guiding_max);
    for (std::size_t i = 0; i < guiding; ++i) {
        for (std::size_t j = i + 1; j < guiding; ++j) {
            if (!are_alike(matches[i], matches[j])) continue;
            const auto placing = placing_of(matches[i], matches[j]);
            if (!placing) continue;
            const Judge judge(*placing);
            if (!judge.agrees(matches[i]) || !judge.agrees(matches[j])) continue;
            std::vector<const Match*> agreeing;
            for (const Match& match : matches)
                if (judge.agrees(match)) agreeing.push_back(&match);
            if (agreeing.size() > best.matches.size()) best = {std::move(agreeing), *placing};
        }
    }
    return best;
}

bool are_near(const Corner& a, const Corner& b, double within) { return std::hypot(double(a.x) - b.x, double(a.y) - b.y) < within * unit; }

// Corners of several sizes at one place are one.
int count_places(const std::vector<const Match*>& matches) {
    std::vector<const Match*> places;
    for (const Match* match : matches) {
        const bool is_new = std::ranges::none_of(places, [&](const Match* other) {
            return are_near(*match->known, *other->known, 6) || are_near(*match->seen, *other->seen, 4);
        });
        if (is_new) places.push_back(match);
    }
    return static_cast<int>(places.size());
}

// Of the known picture's corners those that could be seen: they lie inside the other, and are neither too small nor too large there.
int count_visible(const Fingerprint& known, const Fingerprint& seen, const Placing& placing) {
    const double scale = placing.scale(), side = std::max(seen.width, seen.height);
    const auto is_visible = [&](const Corner& corner) {
        const double x = placing.x(corner.x, corner.y) / unit, y = placing.y(corner.x, corner.y) / unit, size = size_of(corner) * scale;
        return x >= 0 && y >= 0 && x < seen.width && y < seen.height && size >= 0.8 && size < side / 40;
    };
    return static_cast<int>(std::ranges::count_if(known.corners, is_visible));
}

// Of the other's corners those that lie where the known picture would be: on a page full of text there are few for each part of it.
int count_inside(const Fingerprint& known, const Fingerprint& seen, const Placing& placing) {
    const double square = placing.a * placing.a + placing.b * placing.b;
    const auto is_inside = [&](const Corner& corner) {
        const double dx = corner.x - placing.c, dy = corner.y - placing.d;
        const double x = (placing.a * dx + placing.b * dy) / square / unit, y = (placing.a * dy - placing.b * dx) / square / unit;
        return x >= 0 && y >= 0 && x < known.width && y < known.height;
    };
    return static_cast<int>(std::ranges::count_if(seen.corners, is_inside));
}

// The coarse looks against each other where both are: their correlation. Nothing where they overlap little, or are even.
std::optional<double> compare_looks(const Fingerprint& known, const Fingerprint& seen, const Placing& placing) {
    constexpr int steps = 24;
    double n = 0, sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
    const auto at = [](const Fingerprint& picture, double x, double y) -> double {  // Between the middles of four.
        const double column = std::clamp(x * small_side - 0.5, 0.0, small_side - 1.001),
                     row = std::clamp(y * small_side - 0.5, 0.0, small_side - 1.001);
        const auto left = static_cast<std::size_t>(column), top = static_cast<std::size_t>(row);
        const double right = column - static_cast<double>(left), below = row - static_cast<double>(top);
        const auto pixel = [&](std::size_t dx, std::size_t dy) {
            return static_cast<double>(static_cast<unsigned char>(picture.small[(top + dy) * small_side + left + dx]));
        };
        return (pixel(0, 0) * (1 - right) + pixel(1, 0) * right) * (1 - below) + (pixel(0, 1) * (1 - right) + pixel(1, 1) * right) * below;
    };
    for (int row = 0; row < steps; ++row) {
        for (int column = 0; column < steps; ++column) {
            const double u = (column + 0.5) / steps, v = (row + 0.5) / steps;
            const double known_x = u * known.width * unit, known_y = v * known.height * unit;
            const double x = placing.x(known_x, known_y) / unit / seen.width, y = placing.y(known_x, known_y) / unit / seen.height;
            const bool is_inside = x >= 0 && y >= 0 && x < 1 && y < 1;
            if (!is_inside) continue;
            const double a = at(known, u, v), b = at(seen, x, y);
            n += 1, sum_a += a, sum_b += b, aa += a * a, bb += b * b, ab += a * b;
        }
    }
    const double spread_a = n * aa - sum_a * sum_a, spread_b = n * bb - sum_b * sum_b;
    if (n < steps * steps / 4.0 || spread_a < n * n * 4 || spread_b < n * n * 4) return std::nullopt;
    return (n * ab - sum_a * sum_b) / std::sqrt(spread_a * spread_b);
}

Likeness at_matches(const std::vector<const Match*>& matches) {
    const auto [left, right] = std::ranges::minmax(matches, {}, [](const Match* match) { return match->seen->x; });
    const auto [top, bottom] = std::ranges::minmax(matches, {}, [](const Match* match) { return match->seen->y; });
    return {.left = left->seen->x / unit,
            .top = top->seen->y / unit,
            .width = (right->seen->x - left->seen->x) / unit,
            .height = (bottom->seen->y - top->seen->y) / unit};
}

// By the whole look: what has few corners, and is not cropped.
std::optional<Likeness> find_same_whole(const Fingerprint& known, const Fingerprint& seen) {
    const double shape = static_cast<double>(known.inner_width) * seen.inner_height,
                 other = static_cast<double>(known.inner_height) * seen.inner_width;
    if (shape > other * 1.08 || other > shape * 1.08) return std::nullopt;
    if (std::popcount(known.trimmed ^ seen.trimmed) > hash_apart_max) return std::nullopt;
    const double scale = static_cast<double>(seen.width) / std::max<int>(known.width, 1);
    const auto same = compare_looks(known, seen, {.a = scale, .b = 0, .c = 0, .d = 0});
    if (!same || *same < same_whole_min) return std::nullopt;  // Even ones are alike in nothing that tells.
    return Likeness{.width = static_cast<double>(seen.width), .height = static_cast<double>(seen.height), .same = *same};
}

}  // namespace

int count_common(const Fingerprint& known, const Fingerprint& seen) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(known.corners.size(), first_corners));
    return static_cast<int>(std::count_if(known.corners.begin(), known.corners.begin() + count, [&](const Corner& corner) {
        return std::ranges::any_of(seen.corners, [&](const Corner& other) { return apart(corner, other) <= surely_near; });
    }));
}

std::optional<Likeness> find_likeness(const Fingerprint& known, const Fingerprint& seen) {
    const std::vector<Match> matches = find_matches(known, seen);
    const Agreement agreement = find_agreement(matches);
    const int places = count_places(agreement.matches);
    if (places < agreeing_min) return find_same_whole(known, seen);
    Likeness likeness = at_matches(agreement.matches);
    likeness.agreeing = places;
    const int possible = std::min(count_visible(known, seen, agreement.placing), count_inside(known, seen, agreement.placing));
    likeness.share = static_cast<double>(agreement.matches.size()) / std::max(1, possible);
    likeness.same = compare_looks(known, seen, agreement.placing).value_or(1);
    const bool is_plain =
        (likeness.share >= share_min && likeness.same >= same_min) || (places >= many_agreeing && likeness.same >= same_with_many);
    return is_plain ? std::optional(likeness) : find_same_whole(known, seen);
}

std::optional<Shown> find_shown(const std::vector<const Fingerprint*>& known, const Fingerprint& seen) {
    std::vector<std::pair<int, std::size_t>> promising;
    for (std::size_t at = 0; at < known.size(); ++at)
        promising.emplace_back(known.size() > looked_at_max ? count_common(*known[at], seen) : 0, at);
    std::ranges::stable_sort(promising, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t place = 0; place < promising.size(); ++place) {
        const std::size_t at = promising[place].second;
        const auto likeness = place < looked_at_max ? find_likeness(*known[at], seen) : find_same_whole(*known[at], seen);
        if (likeness) return Shown{at, *likeness};
    }
    return std::nullopt;
}

}  // namespace stoa::policy
