// JPEG's segments (ITU-T T.81 annex B).
#include "worker/byte_reader.h"
#include "worker/jpeg_segments.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

// Frame headers, but for the tables that share their range (C4, C8, CC).
bool is_frame(std::uint64_t marker) { return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc; }

}  // namespace

std::size_t skip_jpeg_scan(std::string_view bytes, std::size_t at) {
    for (at = bytes.find('\xff', at); at != std::string_view::npos; at = bytes.find('\xff', at + 1)) {
        const auto marker = big_endian<1>(bytes, at + 1);
        if (marker && *marker != 0 && *marker != 0xff && (*marker < 0xd0 || *marker > 0xd7)) return at;
    }
    return bytes.size();
}

std::optional<PictureHeader> read_jpeg_header(std::string_view bytes) {
    PictureHeader header;
    std::size_t at = 2;
    while (const auto marker = big_endian<1>(bytes, at + 1)) {
        if (bytes[at] != '\xff') break;
        if (*marker == 0xff) {  // Filling.
            ++at;
            continue;
        }
        at += 2;
        if (*marker == jpeg_end_of_image) {
            header.end = at;
            header.has_end = true;
            break;
        }
        if (!has_jpeg_length(*marker)) continue;
        const auto length = big_endian<2>(bytes, at);
        if (!length || *length < 2) break;
        if (is_frame(*marker) && header.width == 0) {
            header.height = static_cast<std::int64_t>(big_endian<2>(bytes, at + 3).value_or(0));
            header.width = static_cast<std::int64_t>(big_endian<2>(bytes, at + 5).value_or(0));
        }
        at += *length;
        if (*marker == jpeg_start_of_scan) at = skip_jpeg_scan(bytes, at);
    }
    if (header.width == 0 || header.height == 0) return std::nullopt;
    if (!header.has_end) header.end = bytes.size();
    return header;
}

}  // namespace stoa::worker
