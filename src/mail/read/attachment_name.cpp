#include "mail/read/attachment_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::mail {

namespace {

constexpr std::size_t extension_bytes_max = 20;

// Control (Cc) and format characters (Cf): the latter turn the direction of writing, "gpj.exe" looks like "exe.jpg".
bool is_unwanted(UChar32 c) {
    const auto category = u_charType(c);
    return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR;
}

std::string without_unwanted(std::string_view name) {
    const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        if (const UChar32 c = wide.char32At(at); !is_unwanted(c)) kept.append(c);
    }
    std::string out;
    return kept.toUTF8String(out);
}

// The first at most `bytes_max` bytes, without half a character.
std::string_view cut(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && is_continuation(text[end])) --end;
    return text.substr(0, end);
}

}  // namespace

std::string clean_attachment_name(std::string_view name) {
    const std::string clean = without_unwanted(name.substr(name.find_last_of("/\\") + 1));
    const std::string_view trimmed = trim(clean);
    if (trimmed.find_first_not_of('.') == std::string_view::npos) return {};
    if (trimmed.size() <= attachment_name_bytes_max) return std::string(trimmed);
    const std::size_t dot = trimmed.rfind('.');
    const std::string_view extension =
        dot != std::string_view::npos && trimmed.size() - dot <= extension_bytes_max ? trimmed.substr(dot) : "";
    return std::string(cut(trimmed, attachment_name_bytes_max - extension.size())).append(extension);
}

}  // namespace stoa::mail
