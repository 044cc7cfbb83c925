#include "blobs/blob_name.h"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

#include "base/digest.h"
#include "base/text.h"

namespace stoa::blobs {

namespace {

constexpr std::size_t digest_digits = 2 * BlobName::digest_bytes;
constexpr std::size_t number_digits = 16;
constexpr std::size_t owner_begin = digest_digits + 1;
constexpr std::size_t copy_begin = owner_begin + number_digits + 1;
constexpr std::size_t length = copy_begin + number_digits;

// Capital letters would be a second name of the same blob.
template <class Number>
bool read_hex(std::string_view text, Number& number) {
    if (text.find_first_not_of("0123456789abcdef") != std::string_view::npos) return false;
    return std::from_chars(text.data(), text.data() + text.size(), number, 16).ec == std::errc();
}

}  // namespace

BlobName BlobName::make(std::string sha256, std::int64_t owner) {
    const std::string bytes = random_bytes(sizeof(std::int64_t));
    std::int64_t copy = 0;
    std::memcpy(&copy, bytes.data(), sizeof copy);
    return {.sha256 = std::move(sha256), .owner = owner, .copy = copy & INT64_MAX};
}

std::optional<std::string> BlobName::parse_digest(std::string_view text) {
    if (text.size() != digest_digits) return std::nullopt;
    std::string sha256;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        unsigned byte = 0;
        if (!read_hex(text.substr(at, 2), byte)) return std::nullopt;
        sha256 += static_cast<char>(byte);
    }
    return sha256;
}

std::optional<BlobName> BlobName::parse(std::string_view text) {
    if (text.size() != length || text[owner_begin - 1] != '-' || text[copy_begin - 1] != '-') return std::nullopt;
    auto sha256 = parse_digest(text.substr(0, digest_digits));
    if (!sha256) return std::nullopt;
    BlobName name{.sha256 = *std::move(sha256)};
    if (!read_hex(text.substr(owner_begin, number_digits), name.owner) || !read_hex(text.substr(copy_begin), name.copy))
        return std::nullopt;
    return name;
}

std::string BlobName::text() const { return fmt::format("{}-{:016x}-{:016x}", to_hex(sha256), owner, copy); }

}  // namespace stoa::blobs
