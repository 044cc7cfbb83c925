#include "mail/read/content_type.h"

#include <gmime/gmime.h>

#include <algorithm>

#include "base/ascii.h"
#include "mail/gmime.h"
#include "mail/read/charset.h"
#include "mail/read/encoded_words.h"
#include "mail/read/fields.h"

namespace stoa::mail {

namespace {

constexpr std::size_t value_bytes_max = 16'384;  // GMime's parameters take more time each the more there are.

std::string prepared(std::string_view value) {
    std::string unfolded = unfold(value.substr(0, value_bytes_max));
    return std::ranges::all_of(unfolded, is_ascii) ? unfolded : to_utf8(unfolded, "");
}

std::string text_of(const char* text) { return text == nullptr ? std::string() : to_utf8(text, ""); }

}  // namespace

ContentType parse_content_type(std::string_view value) {
    ContentType out;
    const std::string text = prepared(value);
    if (text.empty()) return out;
    prepare_gmime();
    const Object<GMimeContentType> parsed(g_mime_content_type_parse(nullptr, text.c_str()));
    if (!parsed) return out;
    const Characters media_type(g_mime_content_type_get_mime_type(parsed.get()));
    const auto parameter = [&](const char* name) { return text_of(g_mime_content_type_get_parameter(parsed.get(), name)); };
    if (text.contains('/')) out.media_type = to_lower(text_of(media_type.get()));
    out.charset = to_lower(trim_blanks(parameter("charset")));
    out.boundary = parameter("boundary");
    out.name = decode_unstructured(parameter("name"));
    out.format = to_lower(parameter("format"));
    out.delsp = to_lower(parameter("delsp"));
    out.method = to_lower(parameter("method"));
    out.smime_type = to_lower(parameter("smime-type"));
    return out;
}

ContentDisposition parse_content_disposition(std::string_view value) {
    ContentDisposition out;
    const std::string text = prepared(value);
    if (text.empty()) return out;
    prepare_gmime();
    const Object<GMimeContentDisposition> parsed(g_mime_content_disposition_parse(nullptr, text.c_str()));
    if (!parsed) return out;
    out.type = to_lower(text_of(g_mime_content_disposition_get_disposition(parsed.get())));
    out.file_name = decode_unstructured(text_of(g_mime_content_disposition_get_parameter(parsed.get(), "filename")));
    return out;
}

}  // namespace stoa::mail
