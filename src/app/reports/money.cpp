#include "app/reports/money.h"

#include <unicode/ucurr.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace stoa::reports {

namespace {

constexpr std::int64_t amount_max = 1'000'000'000'000'000;

}  // namespace

std::optional<int> minor_digits(std::string_view currency) {
    if (currency.size() != 3 || !std::ranges::all_of(currency, is_capital)) return std::nullopt;
    std::array<char16_t, 4> code{};
    std::ranges::copy(currency, code.begin());
    if (ucurr_getNumericCode(code.data()) == 0) return std::nullopt;  // Known to ISO 4217 has a number.
    UErrorCode status = U_ZERO_ERROR;
    const int digits = ucurr_getDefaultFractionDigits(code.data(), &status);
    return U_SUCCESS(status) ? std::optional(digits) : std::nullopt;
}

std::optional<std::int64_t> parse_money(std::string_view text, int minor_digits) {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
    if (whole.empty() || (point < text.size() && fraction.empty())) return std::nullopt;
    if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit)) return std::nullopt;
    std::int64_t amount = 0;
    const auto add_digit = [&](char digit) {
        amount = amount * 10 + (digit - '0');
        return amount <= amount_max;
    };
    if (!std::ranges::all_of(whole, add_digit)) return std::nullopt;
    for (std::size_t i = 0; i < static_cast<std::size_t>(minor_digits); ++i) {
        if (!add_digit(i < fraction.size() ? fraction[i] : '0')) return std::nullopt;
    }
    const std::string_view finer = fraction.substr(std::min(fraction.size(), static_cast<std::size_t>(minor_digits)));
    return std::ranges::all_of(finer, [](char c) { return c == '0'; }) ? std::optional(amount) : std::nullopt;
}

}  // namespace stoa::reports
