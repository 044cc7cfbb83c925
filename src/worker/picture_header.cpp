#include "worker/picture_header.h"

namespace stoa::worker {

std::optional<PictureHeader> read_picture_header(inspect::FileKind kind, std::string_view bytes) {
    using inspect::FileKind;
    switch (kind) {
        case FileKind::Jpeg:
            return read_jpeg_header(bytes);
        case FileKind::Png:
            return read_png_header(bytes);
        case FileKind::Gif:
            return read_gif_header(bytes);
        case FileKind::Webp:
            return read_webp_header(bytes);
        case FileKind::Avif:
        case FileKind::Heic:
            return read_heif_header(bytes);
        case FileKind::Tiff:
            return read_tiff_header(bytes);
        default:
            return std::nullopt;
    }
}

}  // namespace stoa::worker
