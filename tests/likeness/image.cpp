#include "likeness/image.h"

#include <array>
#include <cmath>
#include <stdexcept>

namespace stoa::likeness {

namespace {

::VipsImage* need(int result, ::VipsImage* const& image) {
    if (result == 0) return image;
    throw std::runtime_error(::vips_error_buffer());
}

std::shared_ptr<::VipsImage> own(::VipsImage* image) {
    return {image, [](::VipsImage* one) { g_object_unref(one); }};
}

// Whatever it was, in the one form that all of them have here.
::VipsImage* plain(::VipsImage* given) {
    auto image = own(given);
    ::VipsImage* out = nullptr;
    if (::vips_image_hasalpha(image.get())) {
        ::VipsArrayDouble* white = ::vips_array_double_newv(3, 255.0, 255.0, 255.0);
        image = own(need(::vips_flatten(image.get(), &out, "background", white, nullptr), out));
        ::vips_area_unref(VIPS_AREA(white));
    }
    if (image->Type != VIPS_INTERPRETATION_sRGB)
        image = own(need(::vips_colourspace(image.get(), &out, VIPS_INTERPRETATION_sRGB, nullptr), out));
    image = own(need(::vips_cast_uchar(image.get(), &out, nullptr), out));
    return ::vips_image_copy_memory(image.get());
}

}  // namespace

Image::Image(::VipsImage* image) : image_(own(plain(image))) {}

template <class Step, class... Options>
Image Image::step(Step make, Options... options) const {
    ::VipsImage* out = nullptr;
    const int result = make(image_.get(), &out, options..., static_cast<void*>(nullptr));
    return Image(need(result, out));
}

Image Image::from_file(const std::string& path, int side_max) {
    ::VipsImage* out = nullptr;
    return Image(need(::vips_thumbnail(path.c_str(), &out, side_max, "height", side_max, nullptr), out));
}

Image Image::from_svg(const std::string& text) {
    ::VipsImage* out = nullptr;
    return Image(need(::vips_svgload_buffer(const_cast<char*>(text.data()), text.size(), &out, nullptr), out));
}

Image Image::scaled(double factor) const { return step(::vips_resize, factor); }
Image Image::cut(int left, int top, int width, int height) const { return step(::vips_crop, left, top, width, height); }

Image Image::turned(double degrees) const {
    ::VipsArrayDouble* white = ::vips_array_double_newv(3, 255.0, 255.0, 255.0);
    Image result = step(::vips_rotate, degrees, "background", white);
    ::vips_area_unref(VIPS_AREA(white));
    return result;
}

Image Image::grey() const { return step(::vips_colourspace, VIPS_INTERPRETATION_B_W); }

Image Image::tinted(double red, double green, double blue, double lighter) const {
    std::array<double, 3> factors{red, green, blue}, more{lighter, lighter, lighter};
    return step(::vips_linear, factors.data(), more.data(), 3, "uchar", TRUE);
}

Image Image::with(const Image& other, int left, int top) const {
    ::VipsImage* out = nullptr;
    return Image(need(::vips_insert(image_.get(), other.image_.get(), &out, left, top, nullptr), out));
}

std::string Image::jpeg(int quality) const {
    void* bytes = nullptr;
    std::size_t size = 0;
    if (::vips_jpegsave_buffer(image_.get(), &bytes, &size, "Q", quality, nullptr) != 0) throw std::runtime_error(::vips_error_buffer());
    std::string out(static_cast<const char*>(bytes), size);
    g_free(bytes);
    return out;
}

bool Image::is_even() const {
    double spread = 0;
    return ::vips_deviate(image_.get(), &spread, nullptr) != 0 || spread < 8;
}

Image Image::recompressed(int quality) const {
    const std::string bytes = jpeg(quality);
    ::VipsImage* out = nullptr;
    // The bytes are read before this returns: Image is in memory.
    return Image(need(::vips_jpegload_buffer(const_cast<char*>(bytes.data()), bytes.size(), &out, nullptr), out));
}

}  // namespace stoa::likeness
