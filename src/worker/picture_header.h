// What a picture's own structure says, read without decoding a pixel: so that bombs are refused before they are opened.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "inspect/file_kind.h"

namespace stoa::worker {

struct PictureHeader {
    std::int64_t width = 0, height = 0;  // The largest that a decoder would be asked to make.
    std::int32_t frames = 1;
    bool moves = false;
    std::size_t end = 0;            // Where the picture ends; bytes behind it belong to something else.
    bool has_end = false;           // It is whole.
    bool has_bloated_text = false;  // A compressed text inside grows beyond all use.
};

// Nothing where the bytes have no such header.
std::optional<PictureHeader> read_picture_header(inspect::FileKind kind, std::string_view bytes);

// One for each kind, in files of their own.
std::optional<PictureHeader> read_jpeg_header(std::string_view bytes);
std::optional<PictureHeader> read_png_header(std::string_view bytes);
std::optional<PictureHeader> read_gif_header(std::string_view bytes);
std::optional<PictureHeader> read_webp_header(std::string_view bytes);
std::optional<PictureHeader> read_heif_header(std::string_view bytes);
std::optional<PictureHeader> read_tiff_header(std::string_view bytes);

}  // namespace stoa::worker
