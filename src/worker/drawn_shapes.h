// Lines and curves of a page, counted so that outlines of letters and codes made of squares stand out from tables, bullets and frames,
// which are the same few shapes again and again.
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <vector>

namespace stoa::worker {

// Digests of what has been drawn.
class DrawnBefore {
public:
    // Whether it is the first time, on this page too.
    bool is_new(std::size_t digest) { return !before_.contains(digest) && here_.insert(digest).second; }
    void begin_page() { here_.clear(); }
    // What the page drew is no news on those that follow.
    void keep_page() { before_.merge(here_); }

private:
    std::set<std::size_t> before_{}, here_{};
};

// What is new on a page.
struct DrawnAmounts {
    std::size_t curves = 0, lines = 0;
    std::size_t pixels = 0;  // Of pictures, whatever their shape.

    // Whether something may be read there.
    bool are_enough() const;
};

// A path while it is drawn.
class DrawnPath {
public:
    void move_to(double x, double y);
    void line_to(double x, double y);
    // Three points, of which some may be missing.
    void curve_to(const std::vector<double>& coordinates);
    void add_rectangle(double x, double y, double width, double height);
    void clear() { subpaths_.clear(); }

    // Adds what of it is new where `place` says how it is moved and turned, and clears it.
    void count(std::size_t place, DrawnBefore& drawn, DrawnAmounts& amounts);

private:
    using Point = std::array<double, 2>;
    struct Subpath {
        std::vector<Point> points{};
        std::size_t curves = 0, lines = 0;
    };
    Subpath& open();
    static void count(const Subpath& subpath, std::size_t place, DrawnBefore& drawn, DrawnAmounts& amounts);

    std::vector<Subpath> subpaths_{};
};

// Of a digest and a number that follows.
std::size_t mix(std::size_t digest, std::size_t number);

}  // namespace stoa::worker
