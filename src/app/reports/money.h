// Amounts of money as files write them, read exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::reports {

// How many digits of the currency stand after the point (ISO 4217: USD 2, JPY 0, KWD 3); nothing for a code that is none.
std::optional<int> minor_digits(std::string_view currency);

// "12.99" with 2 minor digits is 1299. Nothing where the text is no amount, is finer than the currency, negative, or
// over 10^15 minor units.
std::optional<std::int64_t> parse_money(std::string_view text, int minor_digits);

}  // namespace stoa::reports
