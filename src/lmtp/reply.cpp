#include "lmtp/reply.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::lmtp {

namespace {

constexpr int closing_code = 421;

// Bytes of the UTF-8 sequence that begins with `lead`, in a well-formed text.
std::size_t sequence_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80) return 1;
    if (byte < 0xe0) return 2;
    return byte < 0xf0 ? 3 : 4;
}

// Characters that change how a line is laid out: C1 controls, line and paragraph separators, directions, the byte order mark.
bool is_layout(std::string_view character) {
    if (character.size() == 2) return character[0] == '\xc2' && static_cast<unsigned char>(character[1]) < 0xa0;
    if (character.starts_with("\xe2\x80")) return character[2] >= '\xa8' && character[2] <= '\xae';  // U+2028 to U+202E
    if (character.starts_with("\xe2\x81")) return character[2] >= '\xa6' && character[2] <= '\xa9';  // U+2066 to U+2069
    return character == "\xef\xbb\xbf";
}

std::string make_printable(std::string_view text, Characters characters) {
    std::size_t end = std::min(text.size(), reply_text_size_bytes_max);
    while (end > 0 && end < text.size() && is_continuation(text[end])) --end;
    text = text.substr(0, end);
    const bool is_utf8 = characters == Characters::Utf8 && is_valid_utf8(text);
    std::string printable;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = is_utf8 ? sequence_length(text[i]) : 1;
        const std::string_view character = text.substr(i, length);
        i += length;
        if (is_ascii(character[0])) {
            printable += is_control(character[0]) ? ' ' : character[0];
        } else if (is_utf8) {
            printable += is_layout(character) ? " " : character;
        } else if (!is_continuation(character[0])) {
            printable += '?';
        }
    }
    return printable;
}

// The front of `text` that goes into one line: as many whole words as fit, or as many whole characters of a very long one.
std::string_view take_line(std::string_view& text, std::size_t size_bytes_max) {
    std::size_t end = text.size();
    if (end > size_bytes_max) {
        end = text.substr(0, size_bytes_max + 1).find_last_of(' ');
        if (end == std::string_view::npos || end == 0) end = size_bytes_max;
        while (is_continuation(text[end])) --end;
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return line;
}

bool is_status(std::string_view status) {
    const auto parts = split(status, '.');
    if (parts.size() != 3 || parts[0].size() != 1) return false;
    for (const std::string_view part : parts) {
        if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, is_digit)) return false;
    }
    return true;
}

}  // namespace

std::string write_reply(const Reply& reply, Characters characters) {
    constexpr std::size_t frame_size_bytes = std::string_view("250-5.123.123 \r\n").size();
    const std::string printable = make_printable(reply.text, characters);
    std::string_view rest = trim(printable);
    std::string lines;
    do {
        const std::string_view line = take_line(rest, reply_line_size_bytes_max - frame_size_bytes);
        lines += fmt::format("{}{}{}", reply.code, rest.empty() ? ' ' : '-', reply.status);
        if (!reply.status.empty() && !line.empty()) lines += ' ';
        lines += line;
        lines += "\r\n";
    } while (!rest.empty());
    return lines;
}

bool is_outcome(const Reply& reply) {
    const int kind = reply.code / 100;
    const bool is_known = (kind == 2 || kind == 4 || kind == 5) && reply.code != closing_code;
    return is_known && is_status(reply.status) && reply.status[0] == static_cast<char>('0' + kind);
}

}  // namespace stoa::lmtp
