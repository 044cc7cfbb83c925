// libvips in the house's manner: images that free themselves, and errors instead of numbers.
#pragma once

#include <vips/vips.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "inspect/file_kind.h"

namespace stoa::worker {

struct UnrefImage {
    void operator()(::VipsImage* image) const { g_object_unref(image); }
};
using Pixels = std::unique_ptr<::VipsImage, UnrefImage>;

// Lazily: the header is read, pixels when they are asked for. Nothing where it cannot be decoded as that kind. A part that is
// missing at the end is an error too. The bytes must outlive the image.
Pixels open_pixels(inspect::FileKind kind, std::string_view bytes);

// In memory, upright, in sRGB with 8 bits, with or without alpha, grey ones with three bands, no side longer than `side_max`.
Pixels to_display(const Pixels& image, int side_max);
// No side longer than `side`; on white where it has alpha.
Pixels to_thumbnail(const Pixels& display, int side);

int width_of(const Pixels& image);
int height_of(const Pixels& image);
bool has_alpha(const Pixels& image);

// With no metadata at all. Empty where it fails.
std::string write_jpeg(const Pixels& image, int quality);
std::string write_png(const Pixels& image);
std::string write_webp(const Pixels& image, int quality);

// One byte a pixel from left to right, row by row.
struct Grey {
    int width = 0, height = 0;
    std::string bytes{};
};
// `width` and `height` as asked; without them (0), so that no side is longer than `side_max`.
std::optional<Grey> to_grey(const Pixels& image, int side_max);
std::optional<Grey> squeeze_to_grey(const Pixels& image, int side);

}  // namespace stoa::worker
