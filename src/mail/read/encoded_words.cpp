#include "mail/read/encoded_words.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "mail/read/charset.h"
#include "mail/read/fields.h"
#include "mail/read/transfer_encoding.h"

namespace stoa::mail {

namespace {

constexpr std::size_t charset_length_max = 64;  // With a language after it (RFC 2231 section 5).

// A run of plain text, or the bytes of encoded words that follow each other in one charset: a character may be cut in two
// by them (forbidden by RFC 2047 section 5, and common).
struct Stretch {
    bool is_encoded = false;
    std::string bytes{};
    std::string charset{};
};

std::string decode_q(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '_' ? ' ' : text[i];
        }
    }
    return out;
}

struct EncodedWord {
    std::string charset{};
    std::string bytes{};
    std::size_t end = 0;  // Of it, in the value.
};

// The encoded word that begins at `begin`, where "=?" stands.
std::optional<EncodedWord> read_encoded_word(std::string_view value, std::size_t begin) {
    const std::size_t charset_end = value.substr(begin + 2, charset_length_max).find('?');
    if (charset_end == std::string_view::npos) return std::nullopt;
    const std::string_view charset = value.substr(begin + 2, charset_end);
    const std::size_t encoding = begin + 2 + charset_end + 1;
    if (encoding + 2 > value.size() || value[encoding + 1] != '?' || charset.contains(' ')) return std::nullopt;
    const char kind = lower(value[encoding]);
    if (kind != 'q' && kind != 'b') return std::nullopt;
    const std::size_t text_end = value.find("?=", encoding + 2);
    if (text_end == std::string_view::npos) return std::nullopt;
    const std::string_view text = value.substr(encoding + 2, text_end - encoding - 2);
    return EncodedWord{.charset = to_lower(charset.substr(0, charset.find('*'))),
                       .bytes = kind == 'q' ? decode_q(text) : decode_transfer(text, TransferEncoding::Base64),
                       .end = text_end + 2};
}

void add_plain(std::vector<Stretch>& stretches, std::string_view text) {
    if (text.empty()) return;
    if (stretches.empty() || stretches.back().is_encoded) stretches.emplace_back();
    stretches.back().bytes += text;
}

void add_encoded(std::vector<Stretch>& stretches, EncodedWord word) {
    const bool follows = !stretches.empty() && stretches.back().is_encoded;
    if (follows && stretches.back().charset == word.charset) {
        stretches.back().bytes += word.bytes;
    } else {
        stretches.push_back({.is_encoded = true, .bytes = std::move(word.bytes), .charset = std::move(word.charset)});
    }
}

std::vector<Stretch> divide(std::string_view value) {
    std::vector<Stretch> stretches;
    const std::size_t last_end = value.rfind("?=");  // Nothing that begins later is an encoded word: keeps this linear.
    std::size_t plain_begin = 0, at = 0;
    while ((at = value.find("=?", at)) != std::string_view::npos) {
        auto word = last_end != std::string_view::npos && at < last_end ? read_encoded_word(value, at) : std::nullopt;
        if (!word) {
            at += 2;
            continue;
        }
        const std::string_view between = value.substr(plain_begin, at - plain_begin);
        const bool is_gap = !stretches.empty() && stretches.back().is_encoded && trim_blanks(between).empty();
        if (!is_gap) add_plain(stretches, between);  // RFC 2047 section 6.2: blanks between encoded words are not shown.
        plain_begin = at = word->end;
        add_encoded(stretches, *std::move(word));
    }
    add_plain(stretches, value.substr(plain_begin));
    return stretches;
}

// Line ends that were encoded must not become real ones.
std::string without_controls(std::string text) {
    std::ranges::replace_if(text, is_control, ' ');
    return text;
}

std::string text_of(const Stretch& stretch, std::string_view raw_charset) {
    const bool is_plain_utf8 = !stretch.is_encoded && !stretch.bytes.contains('\x1b') && is_valid_utf8(stretch.bytes);
    return without_controls(is_plain_utf8 ? stretch.bytes : to_utf8(stretch.bytes, stretch.is_encoded ? stretch.charset : raw_charset));
}

// `text` as the inside of a quoted string.
void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
}

// Whether a quoted string is open after `text`, if one was (or none) before.
bool ends_in_quotes(std::string_view text, bool in_quotes) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            in_quotes = !in_quotes;
        }
    }
    return in_quotes;
}

}  // namespace

std::string decode_unstructured(std::string_view value, std::string_view raw_charset) {
    const std::string line = without_line_ends(value);
    std::string out;
    for (const Stretch& stretch : divide(line)) out += text_of(stretch, raw_charset);
    return std::string(trim_blanks(out));
}

std::string quote_encoded_words(std::string_view value, std::string_view raw_charset) {
    const std::string line = without_line_ends(value);
    std::string out;
    bool in_quotes = false, needs_blank = false;
    for (const Stretch& stretch : divide(line)) {
        const std::string text = text_of(stretch, raw_charset);
        if (needs_blank && !text.starts_with(' ')) out += ' ';
        needs_blank = stretch.is_encoded && !in_quotes;
        if (!stretch.is_encoded) {
            out += text;
            in_quotes = ends_in_quotes(text, in_quotes);
            continue;
        }
        if (!in_quotes) out += '"';
        append_escaped(out, text);
        if (!in_quotes) out += '"';
    }
    return out;
}

}  // namespace stoa::mail
