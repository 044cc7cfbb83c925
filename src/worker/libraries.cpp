#include "worker/libraries.h"

#include <tesseract/baseapi.h>
#include <vips/vips.h>

#include <vips/vector.h>  // Needs the header above.

#include "worker/jpeg_writer.h"
#include "worker/pdf_pages.h"
#include "worker/pixels.h"
#include "worker/surroundings.h"

namespace stoa::worker {

namespace {

// What libraries of GLib's family would say goes nowhere; asking whether there is a journal is a call that ends the process.
::GLogWriterOutput say_nothing(::GLogLevelFlags, const ::GLogField*, ::gsize, ::gpointer) { return G_LOG_WRITER_HANDLED; }

Result<void> start_vips() {
    ::g_log_set_writer_func(say_nothing, nullptr, nullptr);
    if (VIPS_INIT("stoa-inspect") != 0) return fail(problems::unavailable, "libvips does not start");
    ::vips_concurrency_set(1);
    ::vips_cache_set_max(0);
    // Code made at run time needs memory that is both written and run, which the sandbox does not give.
    ::vips_vector_set_enabled(FALSE);
    return {};
}

// What libvips makes at the first picture of a kind is made here, once for all processes that look into one. Only headers are read: pixels
// would begin a thread, which no process inherits.
void get_readers() {
    const Pixels black(::vips_image_new_memory());
    ::vips_image_init_fields(black.get(), 8, 8, 3, VIPS_FORMAT_UCHAR, VIPS_CODING_NONE, VIPS_INTERPRETATION_sRGB, 1, 1);
    if (::vips_image_write_prepare(black.get()) != 0) return;
    const std::string jpeg = encode_jpeg(black, 80);
    (void)open_pixels(inspect::FileKind::Jpeg, jpeg);
}

std::unique_ptr<tesseract::TessBaseAPI, EndRecogniser> start_recogniser(std::initializer_list<const char*> choices,
                                                                        tesseract::PageSegMode layout) {
    for (const char* const languages : choices) {
        std::unique_ptr<tesseract::TessBaseAPI, EndRecogniser> recogniser(new tesseract::TessBaseAPI);
        if (recogniser->Init(nullptr, languages, tesseract::OEM_LSTM_ONLY) != 0) continue;
        recogniser->SetVariable("debug_file", "/dev/null");
        recogniser->SetPageSegMode(layout);
        return recogniser;
    }
    return nullptr;
}

}  // namespace

void EndRecogniser::operator()(tesseract::TessBaseAPI* recogniser) const { delete recogniser; }

Result<Libraries> load_libraries() {
    TRY(start_vips());
    Libraries libraries;
    libraries.magic.reset(::magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF));
    if (!libraries.magic || ::magic_load(libraries.magic.get(), nullptr) != 0) {
        return fail(problems::unavailable, "libmagic's database cannot be read");
    }
    // Of the two for scattered text, the one that sees lines that run up or down. What it would read about the page as a whole
    // (osd.traineddata) it does not find in the sandbox, and goes by the lines alone.
    libraries.recogniser = start_recogniser({"eng+deu", "eng"}, tesseract::PSM_SPARSE_TEXT_OSD);
    if (!libraries.recogniser) return fail(problems::unavailable, "tesseract finds no data for English");
    libraries.japanese = start_recogniser({"jpn"}, tesseract::PSM_SPARSE_TEXT);
    get_pdf_fonts();
    get_corner_pairs();
    get_readers();
    return libraries;
}

}  // namespace stoa::worker
