// How the words of phrases are told apart: by what of a word is spelled, and the hash of the spelling.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stoa::policy {

enum class AtomKind : std::uint8_t { Whole, Beginning, Ending, Inside, Number };

inline constexpr std::uint64_t spelling_seed = 0xcbf29ce484222325;  // FNV-1a.

constexpr std::uint64_t spelling_step(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3; }
constexpr std::uint64_t atom_hash(AtomKind kind, std::uint64_t hash) {
    return (hash ^ (static_cast<std::uint64_t>(kind) + 1) * 0x9e3779b97f4a7c15) * 0x100000001b3;
}

// Lengths in bytes. Words outside of the last two are not searched for what stands inside of them.
inline constexpr std::size_t stem_min = 2, stem_max = 16, inner_min = 4, inner_word_min = 5, inner_word_max = 40;

}  // namespace stoa::policy
