#include "worker/rich_text_tokens.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"

namespace stoa::worker {

using Kind = RichToken::Kind;

std::optional<RichToken> RichTokens::next() {
    // Line breaks are there for those who look at the file.
    while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n')) ++at_;
    if (at_ >= bytes_.size()) return std::nullopt;
    const std::size_t begin = at_;
    switch (bytes_[at_]) {
        case '{':
            return RichToken{.kind = Kind::Begin, .text = bytes_.substr(at_++, 1)};
        case '}':
            return RichToken{.kind = Kind::End, .text = bytes_.substr(at_++, 1)};
        case '\\':
            ++at_;
            return read_escape();
        default:
            at_ = std::min(bytes_.find_first_of("{}\\\r\n", at_), bytes_.size());
            return RichToken{.kind = Kind::Text, .text = bytes_.substr(begin, at_ - begin)};
    }
}

RichToken RichTokens::read_escape() {
    if (at_ < bytes_.size() && is_letter(bytes_[at_])) return read_word();
    const std::string_view sign = bytes_.substr(at_, 1);
    at_ += sign.size();
    if (sign != "'") return {.kind = Kind::Symbol, .text = sign};
    const int high = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_]) : -1, low = high < 0 ? -1 : hex_value(bytes_[at_ + 1]);
    if (low < 0) return {.kind = Kind::Symbol, .text = sign};
    at_ += 2;
    return {.kind = Kind::Byte, .text = {}, .number = high * 16 + low};
}

RichToken RichTokens::read_word() {
    constexpr int number_max = 2'000'000'000;
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    RichToken word{.kind = Kind::Word, .text = bytes_.substr(begin, at_ - begin)};
    const bool is_negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
    if (is_negative) ++at_;
    if (at_ < bytes_.size() && is_digit(bytes_[at_])) {
        std::int64_t number = 0;
        for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_)
            number = std::min<std::int64_t>(number * 10 + bytes_[at_] - '0', number_max);
        word.number = static_cast<int>(is_negative ? -number : number);
    }
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    return word.text == "bin" ? read_binary(word.number.value_or(0)) : word;
}

RichToken RichTokens::read_binary(int size) {
    const auto wanted = static_cast<std::size_t>(std::max(size, 0));
    const std::string_view bytes = bytes_.substr(at_, wanted);
    is_short_ = is_short_ || bytes.size() < wanted;
    at_ += bytes.size();
    return {.kind = Kind::Binary, .text = bytes};
}

}  // namespace stoa::worker
