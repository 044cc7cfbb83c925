#include "worker/read_pixels.h"

#define ZX_USE_UTF8 1
#include <ReadBarcode.h>

#include <algorithm>
#include <cmath>

#include "worker/recognition.h"

namespace stoa::worker {

namespace {

constexpr int code_side_max = 1600;  // Longer sides are shrunk: codes that a camera is to read are large.
constexpr int recognised_side_max = 2400;
constexpr int recognised_side_min = 1000;  // Smaller ones are enlarged: letters of 20 pixels and more are read well.
constexpr int codes_max = 16;              // Of a kind, in a picture.

inspect::Box scaled(double x, double y, double width, double height, double factor) {
    const auto whole = [&](double value) { return static_cast<std::int32_t>(std::lround(value * factor)); };
    return {.x = whole(x), .y = whole(y), .width = whole(width), .height = whole(height)};
}

void read_codes(const Grey& grey, const ZXing::DecodeHints& hints, const PixelPlace& place, double factor, Inspected& file) {
    const ZXing::ImageView view(reinterpret_cast<const std::uint8_t*>(grey.bytes.data()), grey.width, grey.height, ZXing::ImageFormat::Lum);
    const auto codes = ZXing::ReadBarcodes(view, hints);
    if (std::ssize(codes) >= codes_max) file.report.is_cut = true;
    for (const ZXing::Result& code : codes) {
        if (!code.isValid()) continue;
        const auto& corners = code.position();
        const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
        const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
        file.add_code(ZXing::ToString(code.format()), code.text(),
                      {.page = place.page, .box = scaled(left, top, right - left, bottom - top, factor)});
    }
}

enum class Effort : std::uint8_t { Little, Hard };

ZXing::DecodeHints looking_for(ZXing::BarcodeFormats formats, Effort effort) {
    ZXing::DecodeHints hints;
    // Hard: smaller pictures too, where what is coarse or unsharp is found.
    const bool is_hard = effort == Effort::Hard;
    hints.setFormats(formats).setTryHarder(is_hard).setTryDownscale(is_hard).setTryRotate(true).setMaxNumberOfSymbols(codes_max);
    return hints;
}

void invert(Grey& grey) {
    std::ranges::transform(grey.bytes, grey.bytes.begin(), [](char c) { return static_cast<char>(~c); });
}

void read_text(const Grey& grey, const PixelPlace& place, double factor, Inspected& file) {
    for (const FoundLine& line : recognise(grey, file.libraries)) {
        const inspect::Box& box = line.box;
        file.add_text(line.text, {.page = place.page, .box = scaled(box.x, box.y, box.width, box.height, factor)},
                      inspect::TextOrigin::Recognised);
    }
}

void read_all_codes(Grey& grey, const PixelPlace& place, double factor, Inspected& file) {
    const std::size_t before = file.report.codes.size();
    using Format = ZXing::BarcodeFormat;
    // Thoroughly where links hide; all kinds so thoroughly, dark and light, would take 18 ms of 800 x 600 pixels, this takes 8.
    read_codes(grey, looking_for(Format::QRCode | Format::DataMatrix | Format::Aztec | Format::PDF417, Effort::Hard), place, factor, file);
    read_codes(grey, looking_for(Format::LinearCodes, Effort::Little), place, factor, file);
    if (file.report.codes.size() > before) return;
    invert(grey);  // Light on dark.
    read_codes(grey, looking_for(Format::QRCode, Effort::Little), place, factor, file);
}

// At the size at which letters are read well.
std::optional<Grey> for_recognition(const Pixels& display, const Grey& grey) {
    const int side = std::max(grey.width, grey.height);
    if (side >= recognised_side_min) return fit(grey, recognised_side_max);
    return to_grey(enlarge(display, std::min(3.0, double{recognised_side_min} / side)));
}

bool is_worth_reading(const Grey& grey) { return grey.width > 8 && grey.height > 8; }

}  // namespace

void read_pixels(const Pixels& display, const Grey& grey, const PixelPlace& place, Inspected& file) {
    const auto factor = [&](const Grey& read) { return place.units_per_pixel * grey.width / read.width; };
    Grey for_codes = fit(grey, code_side_max);
    if (is_worth_reading(for_codes)) read_all_codes(for_codes, place, factor(for_codes), file);
    if (file.options.recognition == inspect::InspectionOptions::Recognition::Off || !file.libraries.recogniser) return;
    const auto for_letters = for_recognition(display, grey);
    if (for_letters && is_worth_reading(*for_letters)) read_text(*for_letters, place, factor(*for_letters), file);
}

}  // namespace stoa::worker
