#include "worker/jpeg_reader.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>  // Needs <cstdio>.

namespace stoa::worker {

namespace {

// All that must live when libjpeg gives up, which it does by a jump: so nothing here has a destructor.
struct Decoding {
    ::jpeg_decompress_struct picture;
    ::jpeg_error_mgr errors;
    std::jmp_buf given_up;
};

[[noreturn]] void give_up(::j_common_ptr picture) { std::longjmp(static_cast<Decoding*>(picture->client_data)->given_up, 1); }
// What is missing or wrong is an error.
void be_told(::j_common_ptr picture, int level) {
    if (level < 0) give_up(picture);
}

bool read_rows(Decoding& decoding, std::string_view bytes, ::VipsImage* image) {
    ::jpeg_decompress_struct& picture = decoding.picture;
    picture.err = ::jpeg_std_error(&decoding.errors);
    picture.client_data = &decoding;
    decoding.errors.error_exit = give_up;
    decoding.errors.emit_message = be_told;
    if (setjmp(decoding.given_up) != 0) return false;
    ::jpeg_create_decompress(&picture);
    ::jpeg_mem_src(&picture, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    ::jpeg_read_header(&picture, TRUE);
    if (picture.jpeg_color_space != JCS_YCbCr) return false;
    ::jpeg_start_decompress(&picture);
    if (static_cast<int>(picture.output_width) != image->Xsize || static_cast<int>(picture.output_height) != image->Ysize) return false;
    while (picture.output_scanline < picture.output_height) {
        auto* row = reinterpret_cast<::JSAMPROW>(VIPS_IMAGE_ADDR(image, 0, static_cast<int>(picture.output_scanline)));
        ::jpeg_read_scanlines(&picture, &row, 1);
    }
    ::jpeg_finish_decompress(&picture);
    return true;
}

bool is_plain(const Pixels& opened) {
    return opened->Bands == 3 && opened->Type == VIPS_INTERPRETATION_sRGB && ::vips_image_get_orientation(opened.get()) <= 1 &&
           !has_own_colours(opened);
}

}  // namespace

Pixels decode_plain_jpeg(const Pixels& opened, std::string_view bytes) {
    if (!is_plain(opened)) return nullptr;
    Pixels image(::vips_image_new_memory());
    if (!image) return nullptr;
    ::vips_image_init_fields(image.get(), width_of(opened), height_of(opened), 3, VIPS_FORMAT_UCHAR, VIPS_CODING_NONE,
                             VIPS_INTERPRETATION_sRGB, 1, 1);
    if (::vips_image_write_prepare(image.get()) != 0) return nullptr;
    Decoding decoding{};
    const bool is_read = read_rows(decoding, bytes, image.get());
    ::jpeg_destroy_decompress(&decoding.picture);
    return is_read ? std::move(image) : nullptr;
}

}  // namespace stoa::worker
