#include "mail/compose/encoded_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::mail {

namespace {

// RFC 2047 section 2 allows lines of 76 characters: "Subject: ", "=?UTF-8?B?" and "?=" leave 55, of which base64 fills 52 with 39 bytes.
constexpr std::size_t bytes_of_word_max = 39;

bool has_to_be_encoded(std::string_view text) {
    const auto is_printable = [](char c) { return c >= ' ' && c < 0x7f; };
    return !std::ranges::all_of(text, is_printable) || text.find("=?") != std::string_view::npos;
}

// The bytes of the next word: whole characters (RFC 2047 section 5), and threes of bytes. There are mail programs that put the base64 of
// words together before they decode it, and so stop at one that is padded. 0 where no such word is possible.
std::size_t size_of_base64_word(std::string_view text) {
    if (text.size() <= bytes_of_word_max) return text.size();
    std::size_t size = bytes_of_word_max;
    while (size > 0 && is_continuation(text[size])) size -= 3;
    return size;
}

std::string quoted_character(std::string_view character) {
    std::string out = "=?UTF-8?Q?";
    for (const char byte : character) out += fmt::format("={:02X}", static_cast<unsigned char>(byte));
    return out + "?=";
}

std::string encoded_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        if (!words.empty()) words += ' ';
        std::size_t size = size_of_base64_word(text);
        if (size > 0) {
            words += fmt::format("=?UTF-8?B?{}?=", to_base64(text.substr(0, size)));
        } else {  // A character in the other encoding shifts the rest.
            size = byte_offset(text, 1);
            words += quoted_character(text.substr(0, size));
        }
        text.remove_prefix(size);
    }
    return words;
}

}  // namespace

std::string encoded_text(std::string_view text) { return has_to_be_encoded(text) ? encoded_words(text) : std::string(text); }

std::string encoded_phrase(std::string_view text) { return has_to_be_encoded(text) ? encoded_words(text) : quoted_string(text); }

std::string quoted_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace stoa::mail
