#include "worker/office_text.h"

#include <algorithm>

#include "worker/byte_reader.h"
#include "worker/clean_text.h"
#include "worker/code_page.h"

namespace stoa::worker {

namespace {

constexpr std::size_t text_bytes_max = 4UL << 20U;

// The pieces behind the formatting runs of a Clx (MS-DOC 2.9.38).
std::string_view find_pieces(std::string_view clx) {
    std::size_t at = 0;
    while (big_endian<1>(clx, at) == 1) at += 3 + little_endian<2>(clx, at + 1).value_or(0);
    if (big_endian<1>(clx, at) != 2) return {};
    return piece(clx, at + 5, little_endian<4>(clx, at + 1).value_or(0));
}

}  // namespace

WordText read_word_text(std::string_view main, std::string_view table) {
    const std::uint64_t at = little_endian<4>(main, 0x1a2).value_or(0), size = little_endian<4>(main, 0x1a6).value_or(0);
    const std::string_view pieces = find_pieces(piece(table, at, size));
    const std::size_t count = pieces.size() < 4 ? 0 : (pieces.size() - 4) / 12;
    WordText read{.is_whole = count > 0};
    for (std::size_t number = 0; number < count; ++number) {
        const std::uint64_t from = little_endian<4>(pieces, number * 4).value_or(0),
                            to = little_endian<4>(pieces, number * 4 + 4).value_or(0);
        const std::uint64_t place = little_endian<4>(pieces, (count + 1) * 4 + number * 8 + 2).value_or(0);
        if (to == from) continue;
        // Bit 30: one byte a character, at half the offset (MS-DOC 2.9.73).
        const bool is_narrow = (place & 0x40000000U) != 0;
        const std::string_view letters =
            to < from ? std::string_view()
                      : piece(main, is_narrow ? (place & 0x3fffffffU) / 2 : place, is_narrow ? to - from : (to - from) * 2);
        if (letters.empty() || read.text.size() > text_bytes_max) {
            read.is_whole = false;
            continue;
        }
        read.text += is_narrow ? from_code_page(letters, western_code_page) : from_utf16(letters, ByteOrder::Little);
    }
    return read;
}

WordText read_old_word_text(std::string_view main) {
    constexpr std::uint64_t in_pieces = 0x0004;  // fComplex: it was saved fast.
    const std::uint64_t begin = little_endian<4>(main, 0x18).value_or(0), end = little_endian<4>(main, 0x1c).value_or(0);
    if ((little_endian<2>(main, 0x0a).value_or(0) & in_pieces) != 0 || end <= begin) return {.is_whole = false};
    // In which code page, its fonts say.
    return {.text = from_code_page(piece(main, begin, end - begin), western_code_page), .is_whole = false};
}

void add_word_text(std::string_view text, Inspected& file) {
    std::string paragraph;
    int instructions = 0;
    for (const char c : text) {
        if (c == '\x13')
            ++instructions;
        else if (c == '\x14' || c == '\x15')
            instructions = std::max(0, instructions - (c == '\x14' || instructions > 0 ? 1 : 0));
        else if (c == '\r' || c == '\x07' || c == '\x0b' || c == '\x0c' || c == '\x0e') {
            file.add_text(paragraph);
            paragraph.clear();
        } else if (instructions == 0)
            paragraph += c == '\x1e' ? '-' : c;  // A hyphen that breaks no line.
    }
    file.add_text(paragraph);
    if (instructions > 0) file.report.is_cut = true;  // One that does not end hides nothing in Word.
}

}  // namespace stoa::worker
