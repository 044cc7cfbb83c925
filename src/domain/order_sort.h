// By which end a list of orders begins.
#pragma once

#include <array>

#include "domain/words.h"

namespace stoa {

enum class OrderSort : std::int16_t { Newest = 1, Oldest = 2 };  // By the time of placing.
inline constexpr std::array<Word<OrderSort>, 2> order_sort_words{{
    {OrderSort::Newest, "newest"},
    {OrderSort::Oldest, "oldest"},
}};

template <>
inline std::span<const Word<OrderSort>> words<OrderSort>() {
    return order_sort_words;
}

}  // namespace stoa
