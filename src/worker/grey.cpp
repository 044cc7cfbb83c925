#include "worker/grey.h"

#include <cstdint>

#include "base/wide.h"
#include "worker/shrink.h"

namespace stoa::worker {

namespace {

// By the weights of ITU-R BT.601; libvips goes through linear light, which takes ten times as long and finds no code more.
STOA_WIDE void weigh(const std::uint8_t* pixel, std::size_t count, char* out) {
    for (std::size_t at = 0; at < count; ++at, pixel += 3)
        out[at] = static_cast<char>((pixel[0] * 77U + pixel[1] * 150U + pixel[2] * 29U) >> 8U);
}

}  // namespace

std::optional<Grey> to_grey(const Pixels& image) {
    const Pixels flat = on_ground(image);
    if (!flat || flat->BandFmt != VIPS_FORMAT_UCHAR || flat->Bands != 3) return std::nullopt;
    Grey grey{.width = width_of(flat), .height = height_of(flat)};
    grey.bytes.resize(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
    weigh(reinterpret_cast<const std::uint8_t*>(VIPS_IMAGE_ADDR(flat.get(), 0, 0)), grey.bytes.size(), grey.bytes.data());
    return grey;
}

Grey fit(const Grey& grey, int side_max) {
    const Size from{.width = grey.width, .height = grey.height}, to = fit(from, side_max);
    return {.width = to.width, .height = to.height, .bytes = resample(grey.bytes, from, 1, to)};
}

Grey squeeze(const Grey& grey, int side) {
    return {.width = side, .height = side, .bytes = resample(grey.bytes, {.width = grey.width, .height = grey.height}, 1, {side, side})};
}

}  // namespace stoa::worker
