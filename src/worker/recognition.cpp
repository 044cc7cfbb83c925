#include "worker/recognition.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "worker/reading_time.h"

namespace stoa::worker {

namespace {

using Recogniser = tesseract::TessBaseAPI;
constexpr float certainty_min = 55;         // Of 100, of a line.
constexpr float turned_certainty_min = 70;  // Leaves and cloth look like letters upside down more often than letters do.
constexpr std::size_t letters_min = 4;

Recognised read(const Grey& grey, float certainty, Recogniser& reader) {
    Recognised recognised;
    reader.SetImage(reinterpret_cast<const unsigned char*>(grey.bytes.data()), grey.width, grey.height, 1, grey.width);
    reader.SetSourceResolution(150);
    if (reader.Recognize(nullptr) != 0) return recognised;
    const std::unique_ptr<tesseract::ResultIterator> lines(reader.GetIterator());
    if (!lines) return recognised;
    do {
        const std::unique_ptr<char[]> text(lines->GetUTF8Text(tesseract::RIL_TEXTLINE));
        int left = 0, top = 0, right = 0, bottom = 0;
        if (!text) continue;
        const std::size_t length = length_in_code_points(trim(text.get()));
        if (lines->Confidence(tesseract::RIL_TEXTLINE) < certainty) {
            recognised.unsure += length;
            continue;
        }
        lines->BoundingBox(tesseract::RIL_TEXTLINE, &left, &top, &right, &bottom);
        recognised.sure += length;
        recognised.lines.push_back({.text = text.get(), .box = {.x = left, .y = top, .width = right - left, .height = bottom - top}});
    } while (lines->Next(tesseract::RIL_TEXTLINE));
    put_into_reading_order(recognised.lines);
    return recognised;
}

bool is_japanese(const Recognised& recognised) {
    constexpr std::size_t japanese_min = 3;
    std::size_t letters = 0;
    for (const FoundLine& line : recognised.lines) {
        // In UTF-8, kana and ideographs begin with these (U+3000 to U+9FFF).
        letters += static_cast<std::size_t>(std::ranges::count_if(line.text, [](char c) { return c >= '\xe3' && c <= '\xe9'; }));
    }
    return letters >= japanese_min;
}

// Like what stands around it.
void paint_over(Grey& grey, const inspect::Box& box) {
    const int left = std::clamp(box.x - 1, 0, grey.width), right = std::clamp(box.x + box.width + 1, left, grey.width);
    const int top = std::clamp(box.y - 1, 0, grey.height), bottom = std::clamp(box.y + box.height + 1, top, grey.height);
    for (int y = top; y < bottom; ++y) {
        char* row = grey.bytes.data() + static_cast<std::ptrdiff_t>(y) * grey.width;
        std::fill(row + left, row + right, row[std::max(left - 1, 0)]);
    }
}

// Where nothing was read yet.
Recognised read_upside_down(Grey grey, const std::vector<FoundLine>& read_already, Recogniser& reader) {
    for (const FoundLine& line : read_already) paint_over(grey, line.box);
    std::ranges::reverse(grey.bytes);
    Recognised found = read(grey, turned_certainty_min, reader);
    for (auto& [text, box] : found.lines) {
        box.x = grey.width - box.x - box.width;
        box.y = grey.height - box.y - box.height;
    }
    return found;
}

}  // namespace

// Letters of Latin first, then what is left of them upside down; where there are few, or much of what looks like text is none, Japanese:
// it reads some of its own in anything, so not where letters were found by turning.
Recognised recognise(const Grey& grey, const Libraries& libraries) {
    constexpr std::size_t unread_min = 8, few = 40;  // Letters, or what was taken for some.
    Recognised recognised = read(grey, certainty_min, *libraries.recogniser);
    Recognised over{};
    // Hardly any picture has letters there: none waits for a person because there was no time.
    if (recognised.unsure >= unread_min && has_time_for_more()) over = read_upside_down(grey, recognised.lines, *libraries.recogniser);
    const std::size_t sure = recognised.sure + over.sure, unsure = recognised.unsure - std::min(over.sure, recognised.unsure);
    const bool is_in_doubt = 2 * unsure > sure || (sure < few && over.sure == 0);
    if (libraries.japanese && is_in_doubt && unsure + sure >= letters_min) {
        Recognised japanese = read(grey, certainty_min, *libraries.japanese);
        if (japanese.sure > sure && is_japanese(japanese)) return japanese;
    }
    std::ranges::move(over.lines, std::back_inserter(recognised.lines));
    return recognised;
}

}  // namespace stoa::worker
