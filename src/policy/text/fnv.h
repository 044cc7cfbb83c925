// The hash FNV-1a of 64 bits, over characters of any width: for tables of words, not against anybody who chooses the words.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace stoa::policy {

template <class Character>
constexpr std::uint64_t fnv_1a(std::basic_string_view<Character> text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Character c : text) hash = (hash ^ static_cast<std::make_unsigned_t<Character>>(c)) * 0x100000001b3;
    return hash;
}

}  // namespace stoa::policy
