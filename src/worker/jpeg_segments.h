// The structure of JPEG (ITU-T T.81 annex B), for those who go through it.
#pragma once

#include <cstdint>
#include <string_view>

namespace stoa::worker {

constexpr std::uint64_t jpeg_start_of_scan = 0xda, jpeg_end_of_image = 0xd9;

// Whether a segment follows that begins with its length.
constexpr bool has_jpeg_length(std::uint64_t marker) { return marker != 0x01 && marker != 0xd8 && (marker < 0xd0 || marker > 0xd7); }

// Behind the pixels of a scan: the next marker that is neither stuffing nor a restart.
std::size_t skip_jpeg_scan(std::string_view bytes, std::size_t at);

}  // namespace stoa::worker
