#include "worker/clean_text.h"

#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::worker {

std::string clean_text(std::string_view bytes, std::size_t length_max) {
    // A code point has at most four bytes, and what is none becomes one.
    const std::string_view enough = bytes.substr(0, length_max * 4 + 4);
    std::string text;
    icu::UnicodeString::fromUTF8(icu::StringPiece(enough.data(), static_cast<std::int32_t>(enough.size()))).toUTF8String(text);
    std::erase_if(text, [](char c) { return is_control(c) && c != '\n' && c != '\t'; });
    const std::string_view trimmed = trim(text);
    return std::string(trimmed.substr(0, byte_offset(trimmed, length_max)));
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
    icu::UnicodeString wide;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        wide.append(static_cast<char16_t>(order == ByteOrder::Little ? first | second << 8U : second | first << 8U));
    }
    std::string text;
    wide.toUTF8String(text);
    return text;
}

}  // namespace stoa::worker
