// Numbers with single signs between them and no blanks ("12.04.2025", "111-5538204-7719026", "9:30", "1.249,00"), and
// what their shape alone tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/text/tokens.h"

namespace stoa::policy {

struct NumberChain {
    std::size_t first = 0;  // Tokens.
    std::size_t end = 0;
    std::vector<std::u32string_view> numbers;
    std::u32string marks;  // One between each two numbers.

    std::size_t digits() const;
};

// The chain that begins with the number at token `at`.
NumberChain read_chain(const std::vector<Token>& tokens, std::u32string_view text, std::size_t at);

// Whether the shape is that of an order id, a date, a time, an amount with decimals or thousands, an ISBN or a card.
bool is_never_dialled(const NumberChain& chain);

}  // namespace stoa::policy
