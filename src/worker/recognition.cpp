#include "worker/recognition.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "worker/reading_time.h"
#include "worker/turn.h"

namespace stoa::worker {

namespace {

using Recogniser = tesseract::TessBaseAPI;
constexpr float certainty_min = 55;         // Of 100, of a line.
constexpr float turned_certainty_min = 70;  // Leaves and cloth look like letters upside down more often than letters do.
constexpr std::size_t letters_min = 4;
// Of a line upside down it reads something, if nothing right; of leaves, cloth and noise two or three letters here and there.
constexpr float row_certainty_min = 25;
constexpr std::size_t row_min = 6;

struct Recognised {
    std::vector<FoundLine> lines{};
    std::vector<inspect::Box> certain{};  // Where what stands there is read for sure.
    std::size_t sure = 0, unsure = 0;     // Letters.
    std::size_t line_like = 0;            // Of the unsure ones, those that stand in a row as letters do.
};

inspect::Box box_of(const tesseract::PageIterator& at, tesseract::PageIteratorLevel level) {
    int left = 0, top = 0, right = 0, bottom = 0;
    at.BoundingBox(level, &left, &top, &right, &bottom);
    return {.x = left, .y = top, .width = right - left, .height = bottom - top};
}

// Which way a line runs, by where its first and its last letter stand.
Turn turn_of(const tesseract::ResultIterator& line, const inspect::Box& box) {
    if (box.height < 2 * box.width) return Turn::None;
    tesseract::ResultIterator letter(line);
    const inspect::Box first = box_of(letter, tesseract::RIL_SYMBOL);
    while (!letter.IsAtFinalElement(tesseract::RIL_TEXTLINE, tesseract::RIL_SYMBOL) && letter.Next(tesseract::RIL_SYMBOL)) {
    }
    return box_of(letter, tesseract::RIL_SYMBOL).y < first.y ? Turn::Up : Turn::Down;
}

using TurnedLines = std::array<std::vector<FoundLine>, 3>;  // By Turn: None, Down, Up.

std::vector<FoundLine> in_order(TurnedLines found, const Grey& grey) {
    std::vector<FoundLine> lines = std::move(found[static_cast<std::size_t>(Turn::None)]);
    put_into_reading_order(lines);
    for (const Turn turn : {Turn::Down, Turn::Up}) {
        auto& turned = found.at(static_cast<std::size_t>(turn));
        for (FoundLine& line : turned) line.box = turned_upright(line.box, turn, grey.width, grey.height);
        for (FoundLine& line : as_paragraphs(std::move(turned))) {
            line.box = turned_back(line.box, turn, grey.width, grey.height);
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

Recognised read(const Grey& grey, float certainty, Recogniser& reader) {
    Recognised recognised;
    reader.SetImage(reinterpret_cast<const unsigned char*>(grey.bytes.data()), grey.width, grey.height, 1, grey.width);
    reader.SetSourceResolution(150);
    if (reader.Recognize(nullptr) != 0) return recognised;
    const std::unique_ptr<tesseract::ResultIterator> lines(reader.GetIterator());
    if (!lines) return recognised;
    TurnedLines found;
    do {
        const std::unique_ptr<char[]> text(lines->GetUTF8Text(tesseract::RIL_TEXTLINE));
        if (!text) continue;
        const std::size_t length = length_in_code_points(trim(text.get()));
        const float sureness = lines->Confidence(tesseract::RIL_TEXTLINE);
        (sureness < certainty ? recognised.unsure : recognised.sure) += length;
        if (sureness < certainty) {
            if (length >= row_min && sureness >= row_certainty_min) recognised.line_like += length;
            continue;
        }
        const inspect::Box box = box_of(*lines, tesseract::RIL_TEXTLINE);
        if (sureness >= turned_certainty_min) recognised.certain.push_back(box);
        found.at(static_cast<std::size_t>(turn_of(*lines, box))).push_back({.text = text.get(), .box = box});
    } while (lines->Next(tesseract::RIL_TEXTLINE));
    recognised.lines = in_order(std::move(found), grey);
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

// Like what stands left of it.
void paint_over(Grey& grey, const inspect::Box& box) {
    const int left = std::clamp(box.x - 1, 0, grey.width), right = std::clamp(box.x + box.width + 1, left, grey.width);
    const int top = std::clamp(box.y - 1, 0, grey.height), bottom = std::clamp(box.y + box.height + 1, top, grey.height);
    for (int y = top; y < bottom; ++y) {
        char* row = grey.bytes.data() + static_cast<std::ptrdiff_t>(y) * grey.width;
        std::fill(row + left, row + right, row[std::max(left - 1, 0)]);
    }
}

// Where nothing is read for sure yet. What runs up there runs down here.
Recognised read_upside_down(Grey grey, const std::vector<inspect::Box>& certain, Recogniser& reader) {
    for (const inspect::Box& box : certain) paint_over(grey, box);
    std::ranges::reverse(grey.bytes);
    Recognised found = read(grey, turned_certainty_min, reader);
    found.lines = as_paragraphs(std::move(found.lines));
    for (FoundLine& line : found.lines) line.box = turned_back(line.box, Turn::Over, grey.width, grey.height);
    return found;
}

// Letters of Latin, or where there are few, or much of what looks like text is none, Japanese: that reads some of its own in anything, so
// not where turning has told what could not be read.
Recognised read_as_japanese_or(Recognised latin, const Recognised& over, const Grey& grey, const Libraries& libraries) {
    constexpr std::size_t few = 40;
    const bool is_told = over.sure > 0 && 2 * over.sure >= latin.unsure;
    const std::size_t sure = latin.sure + over.sure, unsure = latin.unsure - std::min(over.sure, latin.unsure);
    const bool is_in_doubt = 2 * unsure > sure || (sure < few && !is_told);
    if (!libraries.japanese || !is_in_doubt || unsure + sure < letters_min || !has_time_for_more()) return latin;
    Recognised japanese = read(grey, certainty_min, *libraries.japanese);
    return japanese.sure > sure && is_japanese(japanese) ? std::move(japanese) : std::move(latin);
}

}  // namespace

std::vector<FoundLine> recognise(const Grey& grey, const Libraries& libraries) {
    constexpr std::size_t unread_min = 8;
    Recognised latin = read(grey, certainty_min, *libraries.recogniser);
    Recognised over{};
    // Hardly any picture has letters there: none waits for a person because there was no time.
    if (latin.line_like >= unread_min && has_time_for_more()) over = read_upside_down(grey, latin.certain, *libraries.recogniser);
    std::vector<FoundLine> lines = read_as_japanese_or(std::move(latin), over, grey, libraries).lines;
    std::ranges::move(over.lines, std::back_inserter(lines));
    return lines;
}

}  // namespace stoa::worker
