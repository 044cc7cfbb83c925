// What a picture looks like, in some kilobytes: its coarse look as a whole, and the corners in it, each with the look of its neighbourhood.
// The corners tell a picture again that was scaled, recompressed, cropped, tinted, turned a little, or set into a larger one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa {

// A point that stands out at some size, in the manner of ORB (Rublee and others, 2011).
struct Corner {
    std::uint16_t x = 0, y = 0;  // In 1/64 pixels of the picture made to fit fingerprint_side.
    std::uint8_t size = 0;       // Of what stands out: 2^(size / 8) of those pixels.
    std::uint8_t direction = 0;  // Where its neighbourhood is bright: 256 a turn.
    std::array<std::uint64_t, 4> look{};
    friend bool operator==(const Corner&, const Corner&) = default;
};

struct Fingerprint {
    std::uint16_t width = 0, height = 0;              // Of the picture made to fit fingerprint_side, never larger than it was.
    std::uint64_t whole = 0, trimmed = 0;             // Perceptual hashes: of all, and without an even border.
    std::uint16_t inner_width = 0, inner_height = 0;  // Of what is within the border.
    std::string small{};                              // The whole in small_side x small_side bytes of grey, whatever its shape.
    std::vector<Corner> corners{};                    // Those that stand out most come first.
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

inline constexpr int fingerprint_side = 512;
inline constexpr int small_side = 32;
inline constexpr std::size_t fingerprint_corners_max = 400;
inline constexpr std::size_t fingerprint_bytes_max = 27 + small_side * small_side + fingerprint_corners_max * 38;

// As bytes, at most fingerprint_bytes_max.
std::string encode(const Fingerprint& fingerprint);
// Nothing where the bytes are not such.
std::optional<Fingerprint> decode_fingerprint(std::string_view bytes);

}  // namespace stoa
