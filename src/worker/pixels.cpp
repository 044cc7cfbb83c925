#include "worker/pixels.h"

#include <algorithm>

#include "worker/jpeg_writer.h"
#include "worker/shrink.h"

namespace stoa::worker {

using inspect::FileKind;

namespace {

// What libvips writes into `out` when `result` is 0.
Pixels own(int result, ::VipsImage* out) { return Pixels(result == 0 ? out : nullptr); }

template <class Step, class... Options>
Pixels run(Step step, const Pixels& image, Options... options) {
    if (!image) return nullptr;
    ::VipsImage* out = nullptr;
    const int result = step(image.get(), &out, options..., static_cast<void*>(nullptr));
    return own(result, out);
}

template <class Loader>
Pixels load(Loader loader, std::string_view bytes) {
    ::VipsImage* out = nullptr;
    // libvips does not write to what it reads.
    const int result = loader(const_cast<char*>(bytes.data()), bytes.size(), &out, "fail_on", VIPS_FAIL_ON_TRUNCATED, "access",
                              VIPS_ACCESS_SEQUENTIAL, nullptr);
    return own(result, out);
}

Pixels in_memory(const Pixels& image) { return image ? Pixels(::vips_image_copy_memory(image.get())) : nullptr; }

Pixels to_srgb(Pixels image) {
    if (!image) return nullptr;
    if (has_own_colours(image)) {
        // A profile that is broken is passed over.
        Pixels through = run(::vips_icc_transform, image, "srgb", "embedded", TRUE, "intent", VIPS_INTENT_RELATIVE);
        if (through) image = in_memory(through);
        if (!image) return nullptr;
    }
    if (image->Type != VIPS_INTERPRETATION_sRGB) image = run(::vips_colourspace, image, VIPS_INTERPRETATION_sRGB);
    if (image && image->BandFmt != VIPS_FORMAT_UCHAR) image = run(::vips_cast_uchar, image);
    return image;
}

Pixels shrink_to(const Pixels& image, int side) {
    if (!image || std::max(width_of(image), height_of(image)) <= side) return in_memory(image);
    return in_memory(run(::vips_thumbnail_image, image, side, "height", side, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE));
}

template <class Saver, class... Options>
std::string save(Saver saver, const Pixels& image, Options... options) {
    if (!image) return {};
    void* bytes = nullptr;
    std::size_t size = 0;
    if (saver(image.get(), &bytes, &size, "strip", TRUE, options..., static_cast<void*>(nullptr)) != 0) return {};
    std::string out(static_cast<const char*>(bytes), size);
    g_free(bytes);
    return out;
}

Pixels from_rgb(std::string_view rgb, int width, int height) {
    Pixels image(::vips_image_new_from_memory_copy(rgb.data(), rgb.size(), width, height, 3, VIPS_FORMAT_UCHAR));
    if (image) image->Type = VIPS_INTERPRETATION_sRGB;
    return image;
}

// Whether what shows of it is bright: a white logo for dark ground.
bool is_bright(const Pixels& image) {
    const Pixels memory = in_memory(image);
    if (!memory || memory->BandFmt != VIPS_FORMAT_UCHAR || memory->Bands != 4) return false;
    const auto* pixel = reinterpret_cast<const unsigned char*>(VIPS_IMAGE_ADDR(memory.get(), 0, 0));
    const auto count = static_cast<std::size_t>(memory->Xsize) * static_cast<std::size_t>(memory->Ysize);
    std::uint64_t brightness = 0, opacity = 0;
    for (std::size_t at = 0; at < count; ++at, pixel += 4) {
        brightness += (pixel[0] * 77ULL + pixel[1] * 150ULL + pixel[2] * 29ULL) / 256 * pixel[3];
        opacity += pixel[3];
    }
    return opacity > 0 && brightness / opacity > 215;
}

}  // namespace

Pixels open_pixels(FileKind kind, std::string_view bytes) {
    switch (kind) {
        case FileKind::Jpeg:
            return load(::vips_jpegload_buffer, bytes);
        case FileKind::Png:
            return load(::vips_pngload_buffer, bytes);
        case FileKind::Gif:
            return load(::vips_gifload_buffer, bytes);
        case FileKind::Webp:
            return load(::vips_webpload_buffer, bytes);
        case FileKind::Avif:
        case FileKind::Heic:
            return load(::vips_heifload_buffer, bytes);
        case FileKind::Tiff:
            return load(::vips_tiffload_buffer, bytes);
        case FileKind::Svg:
            return load(::vips_svgload_buffer, bytes);
        default:
            return nullptr;
    }
}

Pixels to_display(const Pixels& image, int side_max) {
    Pixels upright = in_memory(image);  // Which can be read only once, from top to bottom.
    if (upright && ::vips_image_get_orientation(upright.get()) > 1) upright = in_memory(run(::vips_autorot, upright));
    return shrink_to(to_srgb(std::move(upright)), side_max);
}

Pixels on_ground(const Pixels& display) {
    if (!display || !has_alpha(display)) return in_memory(display);
    const double grey = is_bright(display) ? 40.0 : 255.0;
    ::VipsArrayDouble* ground = ::vips_array_double_newv(3, grey, grey, grey);
    Pixels flat = in_memory(run(::vips_flatten, display, "background", ground));
    ::vips_area_unref(VIPS_AREA(ground));
    return flat;
}

Pixels to_thumbnail(const Pixels& display, int side) {
    const Pixels flat = on_ground(display);
    if (!flat || flat->Bands != 3) return nullptr;
    const Size from{.width = width_of(flat), .height = height_of(flat)}, to = fit(from, side);
    const auto count = static_cast<std::size_t>(from.width) * static_cast<std::size_t>(from.height) * 3;
    const std::string_view bytes(reinterpret_cast<const char*>(VIPS_IMAGE_ADDR(flat.get(), 0, 0)), count);
    return from_rgb(resample(bytes, from, 3, to), to.width, to.height);
}

Pixels enlarge(const Pixels& display, double factor) { return in_memory(run(::vips_resize, display, factor)); }

int width_of(const Pixels& image) { return ::vips_image_get_width(image.get()); }
int height_of(const Pixels& image) { return ::vips_image_get_height(image.get()); }
bool has_alpha(const Pixels& image) { return ::vips_image_hasalpha(image.get()) != 0; }

bool has_own_colours(const Pixels& opened) {
    using namespace std::string_view_literals;
    const void* profile = nullptr;
    std::size_t size = 0;
    if (::vips_image_get_typeof(opened.get(), VIPS_META_ICC_NAME) == 0) return false;
    if (::vips_image_get_blob(opened.get(), VIPS_META_ICC_NAME, &profile, &size) != 0) return false;
    // What it calls itself (ICC.1:2022, 9.2.41): in ASCII before its fourth version, in UTF-16 since.
    const std::string_view bytes(static_cast<const char*>(profile), size);
    return !bytes.contains("sRGB IEC61966-2.1") && !bytes.contains("\0s\0R\0G\0B"sv);
}

bool has_position(const Pixels& opened) {
    if (::vips_image_get_typeof(opened.get(), "exif-ifd3-GPSLatitude") != 0) return true;
    const void* xmp = nullptr;
    std::size_t size = 0;
    if (::vips_image_get_typeof(opened.get(), VIPS_META_XMP_NAME) == 0) return false;
    if (::vips_image_get_blob(opened.get(), VIPS_META_XMP_NAME, &xmp, &size) != 0) return false;
    return std::string_view(static_cast<const char*>(xmp), size).contains("GPSLatitude");
}

Pixels from_bgrx(const char* bytes, int width, int height, int stride) {
    std::string rgb;
    rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y) {
        const char* row = bytes + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < width; ++x, row += 4) rgb.append({row[2], row[1], row[0]});
    }
    return from_rgb(rgb, width, height);
}

std::string write_jpeg(const Pixels& image, int quality) { return encode_jpeg(on_ground(image), quality); }
std::string write_png(const Pixels& image) { return save(::vips_pngsave_buffer, image); }
std::string write_webp(const Pixels& image, int quality) { return save(::vips_webpsave_buffer, image, "Q", quality); }

}  // namespace stoa::worker
