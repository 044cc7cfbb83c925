#include "http/content_disposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"

namespace stoa::http {

namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

// A percent would be read as an escape by some clients.
bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%'; }

// RFC 8187 section 3.2.1: attr-char.
bool is_attribute(char c) { return letters.contains(c) || std::string_view("!#$&+-.^_`|~").contains(c); }

// One _ for each character that is not plain.
std::string make_plain(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (!continues) plain += is_plain(c) ? c : '_';
    }
    return plain;
}

struct Ending {
    std::string_view media_type;
    std::string_view ending;  // The first of a type is the usual one.
};
constexpr std::array endings{
    Ending{"image/jpeg", ".jpg"},  Ending{"image/jpeg", ".jpeg"},     Ending{"image/jpeg", ".jpe"},  Ending{"image/png", ".png"},
    Ending{"image/webp", ".webp"}, Ending{"image/gif", ".gif"},       Ending{"image/avif", ".avif"}, Ending{"image/tiff", ".tif"},
    Ending{"image/tiff", ".tiff"}, Ending{"application/pdf", ".pdf"}, Ending{"text/plain", ".txt"},
};

}  // namespace

std::string content_disposition(Disposition disposition, std::string_view name) {
    std::string text = disposition == Disposition::Inline ? "inline" : "attachment";
    fmt::format_to(std::back_inserter(text), "; filename=\"{}\"", make_plain(name));
    if (std::ranges::all_of(name, is_plain)) return text;
    text += "; filename*=UTF-8''";
    for (const char c : name) {
        if (is_attribute(c))
            text += c;
        else
            fmt::format_to(std::back_inserter(text), "%{:02X}", static_cast<unsigned char>(c));
    }
    return text;
}

std::string name_by_type(std::string_view name, std::string_view media_type) {
    const auto usual = std::ranges::find(endings, media_type, &Ending::media_type);
    if (usual == endings.end()) return std::string(name);
    const std::size_t dot = name.rfind('.');
    const std::string_view ending = dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
    const bool fits = std::ranges::any_of(
        endings, [&](const Ending& one) { return one.media_type == media_type && equal_ignoring_case(one.ending, ending); });
    if (fits) return std::string(name);
    const bool is_known = std::ranges::any_of(endings, [&](const Ending& one) { return equal_ignoring_case(one.ending, ending); });
    return std::string(is_known ? name.substr(0, dot) : name) + std::string(usual->ending);
}

}  // namespace stoa::http
