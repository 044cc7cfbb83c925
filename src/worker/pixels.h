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
// No side longer than `side`; on white where it has alpha, and on dark grey where white would hide it.
Pixels to_thumbnail(const Pixels& display, int side);

Pixels enlarge(const Pixels& display, double factor);

int width_of(const Pixels& image);
int height_of(const Pixels& image);
bool has_alpha(const Pixels& image);

// Whether its metadata say where it was taken (EXIF or XMP).
bool has_position(const Pixels& opened);
// From pixels in memory: four bytes each, blue, green, red and one that does not count, `stride` bytes a row.
Pixels from_bgrx(const char* bytes, int width, int height, int stride);
// Of a thumbnail: what is smaller costs less, and the hash sees 32 pixels a side.
std::uint64_t hash_pixels(const Pixels& thumbnail);

// With no metadata at all. Empty where it fails.
std::string write_jpeg(const Pixels& image, int quality);
std::string write_png(const Pixels& image);
std::string write_webp(const Pixels& image, int quality);

// One byte a pixel from left to right, row by row.
struct Grey {
    int width = 0, height = 0;
    std::string bytes{};
};
// No side longer than `side_max`.
std::optional<Grey> to_grey(const Pixels& image, int side_max);
// As a square, whatever its shape was.
std::optional<Grey> squeeze_to_grey(const Pixels& image, int side);

}  // namespace stoa::worker
