// PNG's chunks (W3C PNG, third edition, with its animation chunks).
#include <zlib.h>

#include <array>

#include "worker/byte_reader.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

constexpr std::size_t text_bytes_max = 4UL << 20U;  // Unpacked, of one chunk. A colour profile takes one at the most.

// Whether a zlib stream unpacks to more than the limit.
bool is_bloated(std::string_view packed) {
    ::z_stream stream{};
    if (::inflateInit(&stream) != Z_OK) return false;
    stream.next_in = reinterpret_cast<::Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<::uInt>(packed.size());
    std::array<::Bytef, 65536> buffer;
    int status = Z_OK;
    while (status == Z_OK && stream.total_out <= text_bytes_max) {
        stream.next_out = buffer.data();
        stream.avail_out = buffer.size();
        status = ::inflate(&stream, Z_NO_FLUSH);
    }
    const bool bloated = stream.total_out > text_bytes_max;
    ::inflateEnd(&stream);
    return bloated;
}

// The zlib stream of a chunk of text or of a colour profile: behind a keyword, NUL and the method.
std::string_view packed_part(std::string_view type, std::string_view chunk) {
    std::size_t at = chunk.find('\0');
    if (at == std::string_view::npos) return {};
    if (type == "iTXt") {  // NUL, flag, method, language, NUL, keyword again, NUL.
        if (big_endian<1>(chunk, at + 1).value_or(0) == 0) return {};
        at = chunk.find('\0', at + 3);
        if (at != std::string_view::npos) at = chunk.find('\0', at + 1);
        return at == std::string_view::npos ? std::string_view{} : chunk.substr(at + 1);
    }
    return chunk.substr(std::min(at + 2, chunk.size()));
}

// Moves by the rules of the format: the sign before the pixels, frames behind them.
struct Animation {
    bool is_announced = false, has_pixels = false, has_frames = false, is_out_of_order = false;
    int controls = 0;

    void take(std::string_view type) {
        if (type == "acTL") is_announced = !has_pixels;
        if (type == "fcTL") ++controls;
        if (type == "IDAT") has_pixels = true;
        if (type == "IDAT" && has_frames) is_out_of_order = true;
        if (type == "fdAT") has_frames = true;
    }
    bool moves() const { return is_announced && has_frames && controls > 1 && !is_out_of_order; }
};

}  // namespace

std::optional<PictureHeader> read_png_header(std::string_view bytes) {
    PictureHeader header{.end = bytes.size()};
    Animation animation;
    for (std::size_t at = 8; const auto length = big_endian<4>(bytes, at);) {
        const std::string_view type = piece(bytes, at + 4, 4), chunk = piece(bytes, at + 8, *length);
        if (type.empty() || chunk.size() != *length) break;
        animation.take(type);
        if (type == "IHDR") {
            header.width = static_cast<std::int64_t>(big_endian<4>(chunk, 0).value_or(0));
            header.height = static_cast<std::int64_t>(big_endian<4>(chunk, 4).value_or(0));
        }
        if (type == "zTXt" || type == "iTXt" || type == "iCCP") {
            header.has_bloated_text = header.has_bloated_text || is_bloated(packed_part(type, chunk));
        }
        at += 12 + *length;
        if (type == "IEND") {
            header.end = std::min(at, bytes.size());
            header.has_end = true;
            break;
        }
    }
    if (header.width == 0 || header.height == 0) return std::nullopt;
    header.moves = animation.moves();
    header.frames = header.moves ? animation.controls : 1;
    return header;
}

}  // namespace stoa::worker
