// libvips for the pictures of this measurement: values that free themselves, and an error is the end of the program.
#pragma once

#include <vips/vips.h>

#include <memory>
#include <string>

namespace stoa::likeness {

// In memory, sRGB, three bands of 8 bits.
class Image {
public:
    static Image from_file(const std::string& path, int side_max);
    static Image from_svg(const std::string& text);

    int width() const { return image_->Xsize; }
    int height() const { return image_->Ysize; }

    Image scaled(double factor) const;
    Image cut(int left, int top, int width, int height) const;
    Image turned(double degrees) const;  // What it does not fill is white.
    Image grey() const;
    Image tinted(double red, double green, double blue, double lighter) const;
    Image recompressed(int quality) const;
    Image with(const Image& other, int left, int top) const;  // Set onto this one.
    std::string jpeg(int quality) const;
    bool is_even() const;  // Shows nothing.

private:
    explicit Image(::VipsImage* image);
    template <class Step, class... Options>
    Image step(Step make, Options... options) const;
    std::shared_ptr<::VipsImage> image_;
};

}  // namespace stoa::likeness
