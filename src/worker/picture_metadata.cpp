#include "worker/picture_metadata.h"

#include <algorithm>
#include <array>

#include "worker/byte_reader.h"
#include "worker/jpeg_segments.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

constexpr std::string_view exif = "Exif\0\0"sv;

// 1 to 8, where EXIF's first directory has it (tag 0x0112).
std::uint64_t orientation_of(std::string_view tiff) {
    const bool is_little = tiff.starts_with("II");
    const auto two = [&](std::size_t at) { return (is_little ? little_endian<2>(tiff, at) : big_endian<2>(tiff, at)).value_or(0); };
    const auto four = [&](std::size_t at) { return (is_little ? little_endian<4>(tiff, at) : big_endian<4>(tiff, at)).value_or(0); };
    const std::size_t directory = four(4);
    const std::uint64_t count = two(directory);
    for (std::uint64_t number = 0; number < count; ++number) {
        const std::size_t row = directory + 2 + number * 12;
        if (two(row) == 0x0112) return two(row + 8);
    }
    return 1;
}

// A segment of EXIF that says nothing else.
std::string segment_of(std::uint64_t orientation) {
    std::string segment(
        "\xff\xe1\0\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0"sv);
    segment[29] = static_cast<char>(orientation);
    return segment;
}

// JFIF, colour profiles and Adobe's colours; all other APPn and comments are about the picture.
bool is_about(std::uint64_t marker) { return marker == 0xfe || (marker > 0xe0 && marker <= 0xef && marker != 0xe2 && marker != 0xee); }
bool is_kept(std::uint64_t marker, std::string_view content) {
    return !is_about(marker) && (marker != 0xe2 || content.starts_with("ICC_PROFILE"));
}

std::optional<std::string> jpeg_without(std::string_view bytes) {
    std::string out(bytes.substr(0, 2));
    std::size_t at = 2;
    while (const auto marker = big_endian<1>(bytes, at + 1)) {
        if (bytes[at] != '\xff') return std::nullopt;
        if (*marker == jpeg_end_of_image) {
            out += "\xff\xd9";
            return out.size() == bytes.size() ? std::nullopt : std::optional(std::move(out));
        }
        const std::size_t begin = at;
        at += *marker == 0xff ? 1 : 2;
        if (*marker == 0xff) continue;  // Filling.
        std::string_view content;
        if (has_jpeg_length(*marker)) {
            const auto length = big_endian<2>(bytes, at);
            if (!length || *length < 2) return std::nullopt;
            content = piece(bytes, at + 2, *length - 2);
            at += *length;
        }
        if (*marker == jpeg_start_of_scan) at = skip_jpeg_scan(bytes, at);
        if (is_kept(*marker, content)) out += bytes.substr(begin, at - begin);
        if (*marker == 0xe1 && content.starts_with(exif)) {
            const std::uint64_t orientation = orientation_of(content.substr(exif.size()));
            if (orientation > 1 && orientation <= 8) out += segment_of(orientation);
        }
    }
    return std::nullopt;
}

// What says how the pixels are to be shown (W3C PNG, third edition, 11.3).
constexpr std::array shown{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "cHRM"sv, "gAMA"sv, "iCCP"sv,
                           "sBIT"sv, "sRGB"sv, "cICP"sv, "bKGD"sv, "pHYs"sv, "acTL"sv, "fcTL"sv, "fdAT"sv};

std::optional<std::string> png_without(std::string_view bytes) {
    std::string out(bytes.substr(0, 8));
    for (std::size_t at = 8; at < bytes.size();) {
        const std::size_t size = 12 + big_endian<4>(bytes, at).value_or(bytes.size());
        const std::string_view chunk = piece(bytes, at, size), type = piece(chunk, 4, 4);
        if (chunk.empty()) return std::nullopt;
        at += size;
        if (std::ranges::find(shown, type) != shown.end()) out += chunk;
        if (type == "IEND") return out.size() == bytes.size() ? std::nullopt : std::optional(std::move(out));
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> without_metadata(inspect::FileKind kind, std::string_view bytes) {
    if (kind == inspect::FileKind::Jpeg) return jpeg_without(bytes);
    if (kind == inspect::FileKind::Png) return png_without(bytes);
    return std::nullopt;
}

}  // namespace stoa::worker
