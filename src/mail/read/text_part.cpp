#include "mail/read/text_part.h"

#include <algorithm>

#include "base/ascii.h"
#include "mail/read/charset.h"
#include "mail/read/flowed.h"
#include "mail/read/html_charset.h"

namespace stoa::mail {

namespace {

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

// Blanks that begin the first line with text are kept.
std::string_view without_empty_lines_around(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    const std::size_t line_end = text.substr(0, first).rfind('\n');
    if (line_end != std::string_view::npos) text.remove_prefix(line_end + 1);
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

// Some senders declare base64 for what they did not encode: then most of the text is outside its alphabet.
std::string decode_text(const Part& part) {
    constexpr std::ptrdiff_t foreign_of_hundred_max = 5;
    if (part.encoding == TransferEncoding::Base64) {
        const auto is_foreign = [](char c) {
            return !is_letter(c) && !is_digit(c) && c != '+' && c != '/' && c != '=' && c != '\r' && c != '\n';
        };
        const auto foreign = std::ranges::count_if(part.body, is_foreign);
        if (foreign * 100 > std::ssize(part.body) * foreign_of_hundred_max) return std::string(part.body);
    }
    return decode_transfer(part.body, part.encoding);
}

}  // namespace

std::string read_plain_part(const Part& part) {
    std::string text = with_line_feeds(to_utf8(decode_text(part), part.content_type.charset));
    if (part.content_type.format == "flowed") {
        text = unwrap_flowed(text, part.content_type.delsp == "yes" ? TrailingBlank::Deleted : TrailingBlank::Kept);
    }
    return std::string(without_empty_lines_around(text));
}

std::string read_html_part(const Part& part) {
    const std::string bytes = decode_text(part);
    const std::string& declared = part.content_type.charset;
    std::string html = with_line_feeds(to_utf8(bytes, declared.empty() ? find_html_charset(bytes) : declared));
    return trim_blanks(html).empty() ? std::string() : html;
}

}  // namespace stoa::mail
