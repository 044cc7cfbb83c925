#include "worker/pixels.h"

#include <algorithm>

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
    const int result = loader(const_cast<char*>(bytes.data()), bytes.size(), &out, "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr);
    return own(result, out);
}

Pixels in_memory(const Pixels& image) { return image ? Pixels(::vips_image_copy_memory(image.get())) : nullptr; }

Pixels to_srgb(Pixels image) {
    if (!image) return nullptr;
    const bool has_profile = ::vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0;
    if (has_profile) {
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

std::optional<Grey> grey_bytes(const Pixels& image) {
    Pixels grey = run(::vips_colourspace, image, VIPS_INTERPRETATION_B_W);
    if (grey && grey->Bands > 1) grey = run(::vips_extract_band, grey, 0);
    grey = in_memory(grey);
    if (!grey || grey->BandFmt != VIPS_FORMAT_UCHAR) return std::nullopt;
    const auto size = static_cast<std::size_t>(width_of(grey)) * static_cast<std::size_t>(height_of(grey));
    return Grey{.width = width_of(grey),
                .height = height_of(grey),
                .bytes = std::string(reinterpret_cast<const char*>(VIPS_IMAGE_ADDR(grey.get(), 0, 0)), size)};
}

Pixels on_white(const Pixels& image) {
    if (!image || !has_alpha(image)) return run(::vips_copy, image);
    ::VipsArrayDouble* white = ::vips_array_double_newv(3, 255.0, 255.0, 255.0);
    Pixels flat = run(::vips_flatten, image, "background", white);
    ::vips_area_unref(VIPS_AREA(white));
    return flat;
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

Pixels to_display(const Pixels& image, int side_max) { return shrink_to(to_srgb(in_memory(run(::vips_autorot, image))), side_max); }

Pixels to_thumbnail(const Pixels& display, int side) { return in_memory(on_white(shrink_to(display, side))); }

int width_of(const Pixels& image) { return ::vips_image_get_width(image.get()); }
int height_of(const Pixels& image) { return ::vips_image_get_height(image.get()); }
bool has_alpha(const Pixels& image) { return ::vips_image_hasalpha(image.get()) != 0; }

std::string write_jpeg(const Pixels& image, int quality) { return save(::vips_jpegsave_buffer, image, "Q", quality); }
std::string write_png(const Pixels& image) { return save(::vips_pngsave_buffer, image); }
std::string write_webp(const Pixels& image, int quality) { return save(::vips_webpsave_buffer, image, "Q", quality); }

std::optional<Grey> to_grey(const Pixels& image, int side_max) { return grey_bytes(on_white(shrink_to(image, side_max))); }

std::optional<Grey> squeeze_to_grey(const Pixels& image, int side) {
    return grey_bytes(run(::vips_thumbnail_image, on_white(image), side, "height", side, "size", VIPS_SIZE_FORCE));
}

}  // namespace stoa::worker
