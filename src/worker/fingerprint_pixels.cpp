#include "worker/fingerprint_pixels.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "inspect/perceptual_hash.h"
#include "worker/corners.h"

namespace stoa::worker {

namespace {

static_assert(small_side == inspect::hash_side);

struct Area {
    int left = 0, top = 0, right = 0, bottom = 0;  // The last two are not within.
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

class Picture {
public:
    Picture(std::string_view grey, int width, int height) : grey_(grey), width_(width), height_(height) {}

    Area whole() const { return {0, 0, width_, height_}; }

    // Without rows and columns at the border that are all of the first pixel's brightness.
    Area trimmed() const {
        Area area = whole();
        while (area.height() > 1 && is_even(area, area.top, area.top + 1, true)) ++area.top;
        while (area.height() > 1 && is_even(area, area.bottom - 1, area.bottom, true)) --area.bottom;
        while (area.width() > 1 && is_even(area, area.left, area.left + 1, false)) ++area.left;
        while (area.width() > 1 && is_even(area, area.right - 1, area.right, false)) --area.right;
        return area;
    }

    // Squeezed into a square.
    std::string small(const Area& area) const {
        std::string small;
        for (int y = 0; y < small_side; ++y)
            for (int x = 0; x < small_side; ++x) small += mean(area, x, y, small_side);
        return small;
    }

private:
    static constexpr int unevenness_max = 14;

    int at(int x, int y) const {
        return static_cast<unsigned char>(
            grey_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)]);
    }

    bool is_even(const Area& area, int begin, int end, bool is_row) const {
        const Area line = is_row ? Area{area.left, begin, area.right, end} : Area{begin, area.top, end, area.bottom};
        for (int y = line.top; y < line.bottom; ++y)
            for (int x = line.left; x < line.right; ++x)
                if (std::abs(at(x, y) - at(0, 0)) > unevenness_max) return false;
        return true;
    }

    // Of one of `side` x `side` parts of the area.
    char mean(const Area& area, int x, int y, int side) const {
        const int left = area.left + area.width() * x / side, right = std::max(area.left + area.width() * (x + 1) / side, left + 1);
        const int top = area.top + area.height() * y / side, bottom = std::max(area.top + area.height() * (y + 1) / side, top + 1);
        int sum = 0;
        for (int row = top; row < bottom; ++row)
            for (int column = left; column < right; ++column) sum += at(column, row);
        return static_cast<char>(sum / ((right - left) * (bottom - top)));
    }

    std::string_view grey_;
    int width_, height_;
};

}  // namespace

Fingerprint fingerprint_of(std::string_view grey, int width, int height) {
    const Picture picture(grey, width, height);
    const Area inner = picture.trimmed();
    Fingerprint fingerprint{.width = static_cast<std::uint16_t>(width), .height = static_cast<std::uint16_t>(height)};
    fingerprint.small = picture.small(picture.whole());
    fingerprint.whole = inspect::perceptual_hash(fingerprint.small);
    fingerprint.trimmed = inspect::perceptual_hash(picture.small(inner));
    fingerprint.inner_width = static_cast<std::uint16_t>(inner.width());
    fingerprint.inner_height = static_cast<std::uint16_t>(inner.height());
    fingerprint.corners = find_corners(grey, width, height);
    return fingerprint;
}

std::string fingerprint_pixels(const Grey& grey) {
    const Grey small = fit(grey, fingerprint_side);
    return encode(fingerprint_of(small.bytes, small.width, small.height));
}

}  // namespace stoa::worker
