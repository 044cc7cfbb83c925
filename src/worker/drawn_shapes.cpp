#include "worker/drawn_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace stoa::worker {

namespace {

struct Frame {
    double left, top, width, height;
};

template <class Points>
Frame frame_of(const Points& points) {
    const auto [left, right] = std::ranges::minmax(points, {}, [](const auto& point) { return point[0]; });
    const auto [top, bottom] = std::ranges::minmax(points, {}, [](const auto& point) { return point[1]; });
    return {.left = left[0], .top = top[1], .width = right[0] - left[0], .height = bottom[1] - top[1]};
}

std::size_t rounded(double value) { return static_cast<std::size_t>(std::llround(std::clamp(value, -1e9, 1e9))); }

// The same wherever it stands and however large it is.
template <class Points>
std::size_t shape_of(const Points& points, const Frame& frame) {
    constexpr double steps = 64;
    const double unit = std::max({frame.width, frame.height, 1e-9}) / steps;
    std::size_t digest = points.size();
    for (const auto& [x, y] : points) digest = mix(mix(digest, rounded((x - frame.left) / unit)), rounded((y - frame.top) / unit));
    return digest;
}

bool is_square(const Frame& frame) {
    constexpr double ratio_max = 1.1;
    return frame.width > 0 && frame.height > 0 && std::max(frame.width / frame.height, frame.height / frame.width) <= ratio_max;
}

}  // namespace

std::size_t mix(std::size_t digest, std::size_t number) {
    // The finaliser of splitmix64 (Steele, Lea, Flood 2014).
    std::uint64_t mixed = digest * 0x9e37'79b9'7f4a'7c15U + number;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d0'49bb'1331'11ebU;
    return mixed ^ (mixed >> 31U);
}

bool DrawnAmounts::are_enough() const {
    // A telephone number in outlines of letters has some 250 curves and 80 lines, a page of tables, bullets and frames 20 and 50.
    constexpr std::size_t weight_of_curve = 2, weight_min = 160;
    constexpr std::size_t pixels_min = 64 * 64;  // Less are lines and signs.
    return weight_of_curve * curves + lines >= weight_min || pixels >= pixels_min;
}

DrawnPath::Subpath& DrawnPath::open() {
    if (subpaths_.empty()) subpaths_.emplace_back();
    return subpaths_.back();
}

void DrawnPath::move_to(double x, double y) { subpaths_.push_back({.points = {{x, y}}}); }

void DrawnPath::line_to(double x, double y) {
    open().points.push_back({x, y});
    ++open().lines;
}

void DrawnPath::curve_to(const std::vector<double>& coordinates) {
    for (std::size_t at = 0; at + 1 < coordinates.size(); at += 2) open().points.push_back({coordinates[at], coordinates[at + 1]});
    ++open().curves;
}

void DrawnPath::add_rectangle(double x, double y, double width, double height) {
    move_to(x, y);
    for (const auto& [right, down] : {Point{width, 0}, Point{width, height}, Point{0, height}})
        open().points.push_back({x + right, y + down});
    open().lines = 1;
}

void DrawnPath::count(std::size_t place, DrawnBefore& drawn, DrawnAmounts& amounts) {
    for (const Subpath& subpath : subpaths_) {
        if (!subpath.points.empty()) count(subpath, place, drawn, amounts);
    }
    subpaths_.clear();
}

void DrawnPath::count(const Subpath& subpath, std::size_t place, DrawnBefore& drawn, DrawnAmounts& amounts) {
    // Shapes that are known, in other places: letters that are put together anew, and squares of which codes are made.
    constexpr std::size_t curves_of_known = 1, lines_of_square = 2, lines_of_known = 1;
    constexpr std::size_t lines_few = 5, curves_few = 4;
    constexpr double precision = 100;
    const Frame frame = frame_of(subpath.points);
    const std::size_t shape = shape_of(subpath.points, frame);
    const std::size_t corner = mix(mix(place, rounded(frame.left * precision)), rounded(frame.top * precision));
    const std::size_t size = mix(rounded(frame.width * precision), rounded(frame.height * precision));
    if (!drawn.is_new(mix(mix(shape, corner), size))) return;
    const bool is_simple = subpath.curves == 0 && subpath.lines <= lines_few;
    if (is_simple && is_square(frame)) {
        amounts.lines += lines_of_square;
    } else if (drawn.is_new(shape)) {
        amounts.curves += subpath.curves;
        amounts.lines += subpath.lines;
    } else if (subpath.curves > curves_few) {
        amounts.curves += curves_of_known;
    } else if (subpath.curves == 0 && !is_simple) {
        amounts.lines += lines_of_known;
    }
}

}  // namespace stoa::worker
