// WebP's chunks (RFC 9649).
#include "worker/byte_reader.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

// Of a lossy (VP8) or lossless (VP8L) picture by itself.
void read_size(std::string_view type, std::string_view chunk, PictureHeader& header) {
    if (type == "VP8 ") {
        header.width = static_cast<std::int64_t>(little_endian<2>(chunk, 6).value_or(0) & 0x3fffU);
        header.height = static_cast<std::int64_t>(little_endian<2>(chunk, 8).value_or(0) & 0x3fffU);
    } else if (type == "VP8L") {
        const std::uint64_t bits = little_endian<4>(chunk, 1).value_or(0);
        header.width = static_cast<std::int64_t>((bits & 0x3fffU) + 1);
        header.height = static_cast<std::int64_t>((bits >> 14U & 0x3fffU) + 1);
    } else if (type == "VP8X") {
        header.width = static_cast<std::int64_t>(little_endian<3>(chunk, 4).value_or(0) + 1);
        header.height = static_cast<std::int64_t>(little_endian<3>(chunk, 7).value_or(0) + 1);
    }
}

}  // namespace

std::optional<PictureHeader> read_webp_header(std::string_view bytes) {
    const auto size = little_endian<4>(bytes, 4);
    if (!size) return std::nullopt;
    PictureHeader header{.frames = 0};
    header.end = std::min<std::size_t>(8 + *size + (*size & 1U), bytes.size());
    header.has_end = 8 + *size <= bytes.size();
    bool is_animation = false;
    for (std::size_t at = 12; at + 8 <= header.end;) {
        const std::string_view type = piece(bytes, at, 4);
        const std::uint64_t length = *little_endian<4>(bytes, at + 4);
        const std::string_view chunk = bytes.substr(at + 8, std::min<std::size_t>(length, bytes.size() - at - 8));
        if (header.width == 0) read_size(type, chunk, header);
        if (type == "ANIM") is_animation = true;
        if (type == "ANMF") ++header.frames;
        at += 8 + length + (length & 1U);
    }
    header.moves = is_animation && header.frames > 1;
    header.frames = std::max(header.frames, 1);
    if (header.width == 0 || header.height == 0) return std::nullopt;
    return header;
}

}  // namespace stoa::worker
