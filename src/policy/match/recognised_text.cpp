#include "policy/match/recognised_text.h"

#include <unicode/uchar.h>

#include <array>

namespace stoa::policy {

namespace {

constexpr std::size_t digits_min = 2;  // In a word that is taken for a number.

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_name(char32_t c) { return is_letter(c) || is_digit(c) || c == U'-' || c == U'_'; }

char32_t digit_like(char32_t c) {
    struct Pair {
        char32_t letter, digit;
    };
    static constexpr std::array pairs{Pair{U'O', U'0'}, Pair{U'o', U'0'}, Pair{U'Q', U'0'}, Pair{U'D', U'0'},
                                      Pair{U'l', U'1'}, Pair{U'I', U'1'}, Pair{U'i', U'1'}, Pair{U'|', U'1'},
                                      Pair{U'S', U'5'}, Pair{U's', U'5'}, Pair{U'B', U'8'}, Pair{U'Z', U'2'}};
    for (const Pair& pair : pairs) {
        if (pair.letter == c) return pair.digit;
    }
    return 0;
}

class Mending {
public:
    explicit Mending(const MappedText& text) : text_(text) { out_.reserve(text.size()); }

    MappedText run() {
        for (std::size_t at = 0; at < text_.size();) {
            std::size_t end = at;
            while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == U'|')) ++end;
            if (end > at && is_number(at, end))
                for (; at < end; ++at) put(at, is_digit(text_[at]) ? text_[at] : digit_like(text_[at]));
            for (; at < end; ++at) put(at, text_[at]);
            if (at < text_.size()) put(at, is_at_sign(at) ? U'@' : text_[at]);
            ++at;
        }
        return std::move(out_);
    }

private:
    // Digits at least by half, and every letter looks like one.
    bool is_number(std::size_t begin, std::size_t end) const {
        std::size_t digits = 0;
        for (std::size_t at = begin; at < end; ++at) {
            if (is_digit(text_[at]))
                ++digits;
            else if (digit_like(text_[at]) == 0)
                return false;
        }
        return digits >= digits_min && digits * 2 >= end - begin;
    }

    bool is_at_sign(std::size_t at) const {
        const bool looks_so = text_[at] == U'©' || text_[at] == U'®';
        return looks_so && at > 0 && is_name(text_[at - 1]) && at + 1 < text_.size() && is_name(text_[at + 1]);
    }

    void put(std::size_t at, char32_t c) {
        const Span span = text_.given(at, at + 1);
        out_.append(c, span.begin, span.end);
    }

    const MappedText& text_;
    MappedText out_;
};

}  // namespace

MappedText mend_recognised(const MappedText& text) { return Mending(text).run(); }

}  // namespace stoa::policy
