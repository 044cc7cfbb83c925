#include "worker/office_text.h"

#include <unicode/unistr.h>

#include <algorithm>

#include "worker/byte_reader.h"
#include "worker/clean_text.h"

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

// The strings of an SST as one run of bytes, without the heads of the records that continue it.
std::string joined_records(std::string_view book, std::size_t at) {
    std::string out(piece(book, at + 4, little_endian<2>(book, at + 2).value_or(0)));
    for (at += 4 + out.size(); little_endian<2>(book, at) == 0x3c && out.size() < text_bytes_max;) {
        const std::uint64_t size = little_endian<2>(book, at + 2).value_or(0);
        out += piece(book, at + 4, size);
        at += 4 + size;
    }
    return out;
}

}  // namespace

std::string from_latin(std::string_view bytes) {
    const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), text_bytes_max)),
                                  "windows-1252");
    std::string text;
    wide.toUTF8String(text);
    return text;
}

std::string read_word_text(std::string_view main, std::string_view table) {
    const auto at = little_endian<4>(main, 0x1a2), size = little_endian<4>(main, 0x1a6);
    if (!at || !size) return {};
    const std::string_view pieces = find_pieces(piece(table, *at, *size));
    const std::size_t count = pieces.size() < 4 ? 0 : (pieces.size() - 4) / 12;
    std::string text;
    for (std::size_t number = 0; number < count && text.size() < text_bytes_max; ++number) {
        const std::uint64_t from = little_endian<4>(pieces, number * 4).value_or(0),
                            to = little_endian<4>(pieces, number * 4 + 4).value_or(0);
        const std::uint64_t place = little_endian<4>(pieces, (count + 1) * 4 + number * 8 + 2).value_or(0);
        if (to <= from) continue;
        // Bit 30: one byte a character, at half the offset (MS-DOC 2.9.73).
        if ((place & 0x40000000U) != 0)
            text += from_latin(piece(main, (place & 0x3fffffffU) / 2, to - from));
        else
            text += from_utf16(piece(main, place, (to - from) * 2), ByteOrder::Little);
    }
    return text;
}

void add_word_text(std::string_view text, Inspected& file) {
    std::string paragraph;
    int instructions = 0;
    for (const char c : text) {
        if (c == '\x13')
            ++instructions;
        else if (c == '\x14' || c == '\x15')
            instructions = std::max(0, instructions - (c == '\x14' || instructions > 0 ? 1 : 0));
        else if (c == '\r' || c == '\x07' || c == '\x0c') {
            file.add_text(paragraph);
            paragraph.clear();
        } else if (instructions == 0)
            paragraph += c;
    }
    file.add_text(paragraph);
}

void add_excel_strings(std::string_view book, std::size_t record, Inspected& file) {
    const std::string strings = joined_records(book, record);
    const std::uint64_t count = little_endian<4>(strings, 4).value_or(0);
    std::size_t at = 8;
    for (std::uint64_t number = 0; number < count; ++number) {
        const auto length = little_endian<2>(strings, at), flags = big_endian<1>(strings, at + 2);
        if (!length || !flags) return;
        at += 3;
        const std::uint64_t runs = (*flags & 8U) != 0 ? little_endian<2>(strings, at).value_or(0) : 0;
        at += (*flags & 8U) != 0 ? 2 : 0;
        const std::uint64_t extra = (*flags & 4U) != 0 ? little_endian<4>(strings, at).value_or(0) : 0;
        at += (*flags & 4U) != 0 ? 4 : 0;
        const bool is_wide = (*flags & 1U) != 0;
        const std::string_view text = piece(strings, at, is_wide ? *length * 2 : *length);
        file.add_text(is_wide ? from_utf16(text, ByteOrder::Little) : from_latin(text));
        at += (is_wide ? *length * 2 : *length) + runs * 4 + extra;
    }
}

}  // namespace stoa::worker
