// A number of 64 bits that stays much the same when a picture is scaled, recompressed or tinted: the signs of its lowest
// frequencies (pHash: DCT of 32 x 32 grey pixels, the 8 x 8 lowest against their median).
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace stoa::inspect {

inline constexpr int hash_side = 32;

// Of 32 x 32 bytes of grey.
std::uint64_t perceptual_hash(std::string_view grey);

// Bits that differ, 0 to 64: up to 10 the same picture, by 32 two that have nothing to do with each other.
inline int hash_distance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace stoa::inspect
