#include "worker/picture.h"

#include "worker/pixels.h"

namespace stoa::worker {

namespace {

constexpr int jpeg_quality = 85;
constexpr int thumbnail_quality = 80;

// Pixels of the one that shows what was: no losses where there were none, alpha where there was alpha.
FileKind kind_of_rebuilt(FileKind kind, const Pixels& image) {
    if (kind == FileKind::Webp || kind == FileKind::Avif) return has_alpha(image) ? FileKind::Webp : FileKind::Jpeg;
    if (kind == FileKind::Jpeg || kind == FileKind::Heic) return FileKind::Jpeg;
    return FileKind::Png;
}

std::string write(FileKind kind, const Pixels& image) {
    switch (kind) {
        case FileKind::Png:
            return write_png(image);
        case FileKind::Webp:
            return write_webp(image, jpeg_quality);
        default:
            return write_jpeg(image, jpeg_quality);
    }
}

inspect::MadeFile row(FileKind kind, const Pixels& image) {
    return {.kind = kind, .size_bytes = 0, .width = width_of(image), .height = height_of(image)};
}

}  // namespace

void inspect_picture(std::string_view bytes, Inspected& file) {
    const Pixels opened = open_pixels(file.report.kind, bytes);
    if (!opened) return file.add(Concern::Damaged);
    const Pixels display = to_display(opened, file.options.side_max);
    if (!display) return file.add(Concern::Damaged);
    if (!file.report.picture) file.report.picture.emplace();
    file.report.picture->width = width_of(display);
    file.report.picture->height = height_of(display);

    const FileKind kind = kind_of_rebuilt(file.report.kind, display);
    file.rebuilt = write(kind, display);
    if (!file.rebuilt.empty()) file.report.rebuilt = row(kind, display);
    const Pixels small = to_thumbnail(display, file.options.thumbnail_side);
    file.thumbnail = write_jpeg(small, thumbnail_quality);
    if (!file.thumbnail.empty()) file.report.thumbnail = row(FileKind::Jpeg, small);
}

}  // namespace stoa::worker
