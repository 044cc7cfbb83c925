// What can be read in pixels: QR and bar codes always, text where it is asked for.
#pragma once

#include "worker/grey.h"
#include "worker/inspected.h"
#include "worker/pixels.h"

namespace stoa::worker {

// Where the pixels stand in what the report speaks of.
struct PixelPlace {
    int page = 1;
    double units_per_pixel = 1;
};

// `grey` is the same picture.
void read_pixels(const Pixels& display, const Grey& grey, const PixelPlace& place, Inspected& file);

}  // namespace stoa::worker
