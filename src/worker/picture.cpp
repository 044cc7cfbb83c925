#include "worker/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "inspect/perceptual_hash.h"
#include "worker/fingerprint_pixels.h"
#include "worker/foreign.h"
#include "worker/grey.h"
#include "worker/jpeg_reader.h"
#include "worker/picture_header.h"
#include "worker/pixels.h"
#include "worker/read_pixels.h"

namespace stoa::worker {

namespace {

constexpr int jpeg_quality = 85;
constexpr int thumbnail_quality = 80;

// No losses where there were none, alpha where there was alpha.
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

// Whether it may be decoded.
bool judge_header(std::string_view bytes, Inspected& file) {
    const auto header = read_picture_header(file.report.kind, bytes);
    if (!header) {
        file.add(Concern::Damaged, "header");
        return false;
    }
    const auto held = [](std::int64_t side) { return static_cast<std::int32_t>(std::clamp<std::int64_t>(side, 0, INT32_MAX)); };
    file.report.picture = {.width = held(header->width), .height = held(header->height), .frames = header->frames, .moves = header->moves};
    find_foreign_parts(bytes, header->end, file);
    if (header->has_bloated_text) file.add(Concern::TooLarge, "text");
    const std::int64_t side_max = 65'535;
    if (header->width > side_max || header->height > side_max || header->width * header->height > file.options.pixels_max) {
        file.add(Concern::TooManyPixels, fmt::format("{} x {}", header->width, header->height));
        return false;
    }
    if (!header->has_end) file.add(Concern::Damaged, "end");
    return header->has_end;
}

void show_small(const Pixels& display, const Grey& grey, Inspected& file) {
    const Pixels small = to_thumbnail(display, file.options.thumbnail_side);
    file.thumbnail = write_jpeg(small, thumbnail_quality);
    if (file.thumbnail.empty()) return;
    file.report.thumbnail = row(FileKind::Jpeg, small);
    file.report.perceptual_hash = inspect::perceptual_hash(squeeze(grey, inspect::hash_side).bytes);
}

struct Decoded {
    Pixels display;
    Grey grey;
};

// Nothing where it may not or cannot be, which is noted.
std::optional<Decoded> decode(std::string_view bytes, Inspected& file) {
    if (file.report.kind != FileKind::Svg && !judge_header(bytes, file)) return std::nullopt;
    const Pixels opened = open_pixels(file.report.kind, bytes);
    const std::int64_t pixels = opened ? std::int64_t{width_of(opened)} * height_of(opened) : 0;
    if (pixels > file.options.pixels_max) {
        file.add(Concern::TooManyPixels, fmt::format("{} x {}", width_of(opened), height_of(opened)));
        return std::nullopt;
    }
    const Pixels plain = opened && file.report.kind == FileKind::Jpeg ? decode_plain_jpeg(opened, bytes) : nullptr;
    Pixels display = opened ? to_display(plain ? plain : opened, file.options.side_max) : nullptr;
    auto grey = display ? to_grey(display) : std::nullopt;
    if (!grey) {
        file.add(Concern::Damaged, "pixels");
        return std::nullopt;
    }
    if (!file.report.picture) file.report.picture.emplace();
    file.report.picture->width = width_of(display);
    file.report.picture->height = height_of(display);
    file.report.picture->had_position = has_position(opened);
    return Decoded{.display = std::move(display), .grey = *std::move(grey)};
}

}  // namespace

void show_page(const Pixels& page, const Grey& grey, Inspected& file) {
    const Pixels large = to_thumbnail(page, file.options.preview_side);
    file.preview = write_jpeg(large, thumbnail_quality);
    if (!file.preview.empty()) file.report.preview = row(FileKind::Jpeg, large);
    show_small(page, grey, file);
}

void inspect_picture(std::string_view bytes, Inspected& file) {
    const auto decoded = decode(bytes, file);
    if (!decoded) return;
    const FileKind kind = kind_of_rebuilt(file.report.kind, decoded->display);
    file.rebuilt = write(kind, decoded->display);
    if (!file.rebuilt.empty()) file.report.rebuilt = row(kind, decoded->display);
    show_small(decoded->display, decoded->grey, file);
    file.report.fingerprint = fingerprint_pixels(decoded->grey);
    read_pixels(decoded->display, decoded->grey, {.page = 1, .units_per_pixel = 1}, file);
}

void read_picture(std::string_view bytes, Inspected& file) {
    if (const auto decoded = decode(bytes, file)) read_pixels(decoded->display, decoded->grey, {.page = 1, .units_per_pixel = 1}, file);
}

}  // namespace stoa::worker
