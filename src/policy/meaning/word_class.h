// What a word means, as far as word vectors tell: the number of a class that it shares with words of much the same meaning.
#pragma once

#include <cstdint>

namespace stoa::policy {

using WordClass = std::uint16_t;
inline constexpr WordClass no_class = 0xffff;

}  // namespace stoa::policy
