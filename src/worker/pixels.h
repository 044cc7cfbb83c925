// libvips in the house's manner: images that free themselves, and errors instead of numbers.
#pragma once

#include <vips/vips.h>

#include <memory>
#include <string>
#include <string_view>

#include "inspect/file_kind.h"

namespace stoa::worker {

struct UnrefImage {
    void operator()(::VipsImage* image) const { g_object_unref(image); }
};
using Pixels = std::unique_ptr<::VipsImage, UnrefImage>;

// Lazily: the header is read, pixels when they are asked for, which is done once. Nothing where it cannot be decoded as that kind. A part
// that is missing at the end is an error too. The bytes must outlive the image.
Pixels open_pixels(inspect::FileKind kind, std::string_view bytes);

// In memory, upright, in sRGB with 8 bits, with or without alpha, grey ones with three bands, no side longer than `side_max`.
Pixels to_display(const Pixels& image, int side_max);
// In memory, on white where it has alpha, and on dark grey where white would hide it.
Pixels on_ground(const Pixels& display);
// No side longer than `side`, on the same ground.
Pixels to_thumbnail(const Pixels& display, int side);

Pixels enlarge(const Pixels& display, double factor);

int width_of(const Pixels& image);
int height_of(const Pixels& image);
bool has_alpha(const Pixels& image);

// Whether a profile that comes with it says that its numbers are other colours than sRGB's.
bool has_own_colours(const Pixels& opened);
// Whether its metadata say where it was taken (EXIF or XMP).
bool has_position(const Pixels& opened);
// From pixels in memory: four bytes each, blue, green, red and one that does not count, `stride` bytes a row.
Pixels from_bgrx(const char* bytes, int width, int height, int stride);

// With no metadata at all. Empty where it fails.
std::string write_jpeg(const Pixels& image, int quality);
std::string write_png(const Pixels& image);
std::string write_webp(const Pixels& image, int quality);

}  // namespace stoa::worker
