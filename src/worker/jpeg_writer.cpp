#include "worker/jpeg_writer.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>  // Needs <cstdio>.

namespace stoa::worker {

namespace {

// All that must live when libjpeg gives up, which it does by a jump: so nothing here has a destructor.
struct Writing {
    ::jpeg_compress_struct picture;
    ::jpeg_error_mgr errors;
    std::jmp_buf given_up;
    unsigned char* bytes;
    unsigned long size;
};

[[noreturn]] void give_up(::j_common_ptr picture) { std::longjmp(static_cast<Writing*>(picture->client_data)->given_up, 1); }
void say_nothing(::j_common_ptr) {}

bool write_rows(Writing& writing, ::VipsImage* image, int quality) {
    ::jpeg_compress_struct& picture = writing.picture;
    picture.err = ::jpeg_std_error(&writing.errors);
    picture.client_data = &writing;
    writing.errors.error_exit = give_up;
    writing.errors.output_message = say_nothing;
    if (setjmp(writing.given_up) != 0) return false;
    ::jpeg_create_compress(&picture);
    ::jpeg_mem_dest(&picture, &writing.bytes, &writing.size);
    picture.image_width = static_cast<::JDIMENSION>(image->Xsize);
    picture.image_height = static_cast<::JDIMENSION>(image->Ysize);
    picture.input_components = 3;
    picture.in_color_space = JCS_RGB;
    ::jpeg_set_defaults(&picture);
    ::jpeg_set_quality(&picture, quality, TRUE);
    ::jpeg_start_compress(&picture, TRUE);
    while (picture.next_scanline < picture.image_height) {
        auto* row = reinterpret_cast<::JSAMPROW>(VIPS_IMAGE_ADDR(image, 0, static_cast<int>(picture.next_scanline)));
        ::jpeg_write_scanlines(&picture, &row, 1);
    }
    ::jpeg_finish_compress(&picture);
    return true;
}

}  // namespace

std::string encode_jpeg(const Pixels& image, int quality) {
    if (!image || image->Bands != 3 || image->BandFmt != VIPS_FORMAT_UCHAR) return {};
    Writing writing{};
    const bool is_written = write_rows(writing, image.get(), quality);
    ::jpeg_destroy_compress(&writing.picture);
    std::string bytes;
    if (is_written) bytes.assign(reinterpret_cast<const char*>(writing.bytes), writing.size);
    std::free(writing.bytes);
    return bytes;
}

}  // namespace stoa::worker
