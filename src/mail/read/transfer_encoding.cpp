#include "mail/read/transfer_encoding.h"

#include <gmime/gmime.h>

#include "base/ascii.h"
#include "mail/gmime.h"

namespace stoa::mail {

namespace {

// What follows "begin 644 name"; all where there is no such line.
std::string_view after_begin_line(std::string_view bytes) {
    const std::size_t begin = bytes.starts_with("begin ") ? 0 : bytes.find("\nbegin ");
    const std::size_t line_end = begin == std::string_view::npos ? begin : bytes.find('\n', begin + 1);
    return line_end == std::string_view::npos ? bytes : bytes.substr(line_end + 1);
}

std::string decode_by_gmime(std::string_view bytes, GMimeContentEncoding encoding) {
    prepare_gmime();
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding);
    if (encoding == GMIME_CONTENT_ENCODING_UUENCODE) {
        bytes = after_begin_line(bytes);
        state.state |= GMIME_UUDECODE_STATE_BEGIN;
    }
    std::string out(g_mime_encoding_outlen(&state, bytes.size()), '\0');
    out.resize(g_mime_encoding_flush(&state, bytes.data(), bytes.size(), out.data()));
    return out;
}

}  // namespace

TransferEncoding parse_transfer_encoding(std::string_view value) {
    std::string name;
    for (const char c : trim_blanks(value)) {
        if (is_letter(c) || is_digit(c)) name += lower(c);
        if (c == ';') break;
    }
    if (name == "base64") return TransferEncoding::Base64;
    if (name == "quotedprintable") return TransferEncoding::QuotedPrintable;
    if (name == "xuuencode" || name == "uuencode" || name == "xuue") return TransferEncoding::Uuencode;
    return TransferEncoding::Identity;
}

std::string decode_transfer(std::string_view bytes, TransferEncoding encoding) {
    switch (encoding) {
        case TransferEncoding::Base64:
            return decode_by_gmime(bytes, GMIME_CONTENT_ENCODING_BASE64);
        case TransferEncoding::QuotedPrintable:
            return decode_by_gmime(bytes, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
        case TransferEncoding::Uuencode:
            return decode_by_gmime(bytes, GMIME_CONTENT_ENCODING_UUENCODE);
        case TransferEncoding::Identity:
            break;
    }
    return std::string(bytes);
}

}  // namespace stoa::mail
