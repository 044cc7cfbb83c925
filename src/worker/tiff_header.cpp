// TIFF's directories (TIFF 6.0 section 2).
#include "worker/byte_reader.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

constexpr int pages_max = 1000;

struct Reader {
    std::string_view bytes;
    bool is_little;
    std::optional<std::uint64_t> two(std::size_t at) const { return is_little ? little_endian<2>(bytes, at) : big_endian<2>(bytes, at); }
    std::optional<std::uint64_t> four(std::size_t at) const { return is_little ? little_endian<4>(bytes, at) : big_endian<4>(bytes, at); }
};

}  // namespace

std::optional<PictureHeader> read_tiff_header(std::string_view bytes) {
    const Reader reader{.bytes = bytes, .is_little = bytes.starts_with("II")};
    PictureHeader header{.frames = 0, .end = bytes.size(), .has_end = true};
    std::uint64_t directory = reader.four(4).value_or(0);
    while (directory != 0 && header.frames < pages_max) {
        const auto count = reader.two(directory);
        if (!count) break;
        ++header.frames;
        for (std::uint64_t entry = 0; entry < *count; ++entry) {
            const std::size_t at = directory + 2 + entry * 12;
            const auto tag = reader.two(at), type = reader.two(at + 2);
            const auto value = static_cast<std::int64_t>((type == 3 ? reader.two(at + 8) : reader.four(at + 8)).value_or(0));
            if (tag == 256) header.width = std::max(header.width, value);
            if (tag == 257) header.height = std::max(header.height, value);
        }
        directory = reader.four(directory + 2 + *count * 12).value_or(0);
    }
    if (header.width == 0 || header.height == 0) return std::nullopt;
    return header;
}

}  // namespace stoa::worker
