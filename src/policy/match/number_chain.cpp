#include "policy/match/number_chain.h"

#include <algorithm>
#include <numeric>

namespace stoa::policy {

namespace {

constexpr std::size_t numbers_max = 24;

bool is_inner_mark(char32_t c) { return std::u32string_view(U"-./,:'’‐–−×*").find(c) != std::u32string_view::npos; }

// At most 99 999.
std::size_t value(std::u32string_view number) {
    std::size_t out = 0;
    for (const char32_t c : number.substr(0, 5)) out = out * 10 + (c - U'0');
    return out;
}

bool is_year(std::u32string_view number) {
    return number.size() == 2 || (number.size() == 4 && value(number) >= 1900 && value(number) < 2100);
}

bool is_day_and_month(std::u32string_view a, std::u32string_view b) {
    if (a.size() > 2 || b.size() > 2 || value(a) == 0 || value(b) == 0) return false;
    return std::max(value(a), value(b)) <= 31 && std::min(value(a), value(b)) <= 12;
}

// The marketplace's shape: 114-3941689-8772232, and D01-… of digital orders.
bool is_order_id(const NumberChain& chain) {
    return chain.numbers.size() == 3 && chain.numbers[0].size() <= 3 && chain.numbers[1].size() == 7 && chain.numbers[2].size() == 7;
}

bool is_date(const NumberChain& chain) {
    if (chain.numbers.size() == 1) {  // 20251104
        const std::u32string_view number = chain.numbers[0];
        return number.size() == 8 && is_year(number.substr(0, 4)) && is_day_and_month(number.substr(4, 2), number.substr(6, 2));
    }
    if (chain.numbers.size() != 3 || chain.marks[0] != chain.marks[1]) return false;
    if (chain.numbers[0].size() == 4) return is_year(chain.numbers[0]) && is_day_and_month(chain.numbers[1], chain.numbers[2]);
    return is_year(chain.numbers[2]) && is_day_and_month(chain.numbers[0], chain.numbers[1]);
}

bool is_time(const NumberChain& chain) {
    if (chain.numbers.size() < 2 || chain.numbers.size() > 4 || chain.marks[0] != U':') return false;
    return chain.numbers[0].size() <= 2 && chain.numbers[1].size() == 2 && value(chain.numbers[0]) <= 24 && value(chain.numbers[1]) < 60;
}

bool is_separator(char32_t c) { return c == U'.' || c == U',' || c == U'\'' || c == U'’'; }

// 64,20 or 10.5 or 1.249,00 or 1,000,000.
bool is_amount(const NumberChain& chain) {
    if (chain.numbers.size() < 2 || !std::ranges::all_of(chain.marks, is_separator)) return false;
    const auto is_thousands = [](std::u32string_view number) { return number.size() == 3; };
    const bool leads = chain.numbers[0].size() <= 3 && chain.numbers[0] != U"0" && !chain.numbers[0].starts_with(U"0");
    if (chain.numbers.size() == 2)
        return chain.marks[0] == U',' || chain.numbers[1].size() <= 2 || (leads && is_thousands(chain.numbers[1]));
    const bool has_thousands = leads && std::all_of(chain.numbers.begin() + 1, chain.numbers.end() - 1, is_thousands);
    const bool has_decimals = chain.marks.back() != chain.marks.front();
    return has_thousands && (has_decimals || (is_thousands(chain.numbers.back()) && chain.marks.front() != U'.'));
}

bool is_isbn(const NumberChain& chain) {
    if (chain.numbers.size() == 4 && chain.digits() == 10 && chain.numbers[3].size() == 1) return true;  // 0-306-40615-2
    return chain.digits() == 13 && (chain.numbers[0].starts_with(U"978") || chain.numbers[0].starts_with(U"979"));
}

bool is_card(const NumberChain& chain) {
    return chain.numbers.size() >= 4 && std::ranges::all_of(chain.numbers, [](std::u32string_view number) { return number.size() == 4; });
}

// 200×300×50, 20*30.
bool is_measure(const NumberChain& chain) {
    if (chain.marks.find(U'×') != std::u32string::npos) return true;
    return chain.marks.find(U'*') != std::u32string::npos &&
           std::ranges::all_of(chain.numbers, [](std::u32string_view number) { return number.size() <= 3; });
}

}  // namespace

std::size_t NumberChain::digits() const {
    return std::accumulate(numbers.begin(), numbers.end(), std::size_t{0},
                           [](std::size_t sum, std::u32string_view number) { return sum + number.size(); });
}

NumberChain read_chain(const std::vector<Token>& tokens, std::u32string_view text, std::size_t at) {
    const auto number = [&](std::size_t i) { return text.substr(tokens[i].begin, tokens[i].size()); };
    NumberChain chain{.first = at, .end = at + 1, .numbers = {number(at)}, .marks = {}};
    while (chain.end + 1 < tokens.size() && chain.numbers.size() < numbers_max && tokens[chain.end].kind == Token::Kind::Mark &&
           tokens[chain.end + 1].kind == Token::Kind::Number && is_inner_mark(text[tokens[chain.end].begin])) {
        chain.marks += text[tokens[chain.end].begin];
        chain.numbers.push_back(number(chain.end + 1));
        chain.end += 2;
    }
    return chain;
}

bool is_never_dialled(const NumberChain& chain) {
    return is_order_id(chain) || is_date(chain) || is_time(chain) || is_amount(chain) || is_isbn(chain) || is_card(chain) ||
           is_measure(chain);
}

}  // namespace stoa::policy
