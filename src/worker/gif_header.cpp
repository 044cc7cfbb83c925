// GIF's blocks (GIF89a specification, appendix A).
#include "worker/byte_reader.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

std::size_t table_size(std::uint64_t flags) { return (flags & 0x80U) != 0 ? 3U << ((flags & 7U) + 1) : 0; }

// Behind a row of sub-blocks, each with its length first, up to the empty one.
std::optional<std::size_t> skip_blocks(std::string_view bytes, std::size_t at) {
    while (const auto length = big_endian<1>(bytes, at)) {
        at += 1 + *length;
        if (*length == 0) return at;
    }
    return std::nullopt;
}

}  // namespace

std::optional<PictureHeader> read_gif_header(std::string_view bytes) {
    const auto flags = big_endian<1>(bytes, 10);
    if (!flags) return std::nullopt;
    PictureHeader header{.width = static_cast<std::int64_t>(*little_endian<2>(bytes, 6)),
                         .height = static_cast<std::int64_t>(*little_endian<2>(bytes, 8)),
                         .frames = 0,
                         .end = bytes.size()};
    std::optional<std::size_t> at = 13 + table_size(*flags);
    while (at) {
        const auto sign = big_endian<1>(bytes, *at);
        if (sign == 0x3b) {
            header.end = *at + 1;
            header.has_end = true;
            break;
        }
        if (sign == 0x21) {
            at = skip_blocks(bytes, *at + 2);
        } else if (sign == 0x2c) {
            ++header.frames;
            const auto width = little_endian<2>(bytes, *at + 5), height = little_endian<2>(bytes, *at + 7),
                       local = big_endian<1>(bytes, *at + 9);
            header.width = std::max(header.width, static_cast<std::int64_t>(width.value_or(0)));
            header.height = std::max(header.height, static_cast<std::int64_t>(height.value_or(0)));
            at = skip_blocks(bytes, *at + 11 + table_size(local.value_or(0)));
        } else {
            break;
        }
    }
    header.moves = header.frames > 1;
    header.frames = std::max(header.frames, 1);
    if (header.width == 0 || header.height == 0) return std::nullopt;
    return header;
}

}  // namespace stoa::worker
