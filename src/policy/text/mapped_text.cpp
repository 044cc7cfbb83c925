#include "policy/text/mapped_text.h"

#include <unicode/utf8.h>

namespace stoa::policy {

MappedText MappedText::of(std::string_view utf8) {
    MappedText mapped;
    mapped.reserve(utf8.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int32_t>(utf8.size());
    std::uint32_t index = 0;
    for (std::int32_t at = 0; at < size; ++index) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        mapped.append(static_cast<char32_t>(c), index, index + 1);
    }
    return mapped;
}

void MappedText::reserve(std::size_t count) {
    text_.reserve(count);
    begins_.reserve(count);
    ends_.reserve(count);
}

MappedText MappedText::part(std::size_t begin, std::size_t end) const {
    const auto first = static_cast<std::ptrdiff_t>(begin), last = static_cast<std::ptrdiff_t>(end);
    MappedText out;
    out.text_ = text_.substr(begin, end - begin);
    out.begins_.assign(begins_.begin() + first, begins_.begin() + last);
    out.ends_.assign(ends_.begin() + first, ends_.begin() + last);
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        std::uint8_t bytes[U8_MAX_LENGTH];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, static_cast<std::uint32_t>(c));
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return out;
}

}  // namespace stoa::policy
