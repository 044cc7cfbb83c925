#include "policy/text/tokens.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t word_length_max = 32;  // Longer ones are in no lexicon.

enum class Class { Letter, Digit, Blank, Break, EastAsian, Mark };

bool is_east_asian(char32_t c) {
    return (c >= 0x3040 && c <= 0x30ff && c != 0x30fb && c != 0x30a0) || (c >= 0x3400 && c <= 0x9fff) || c == 0x3005 || c == 0x3007;
}

Class class_of(char32_t c) {
    if (c >= U'a' && c <= U'z') return Class::Letter;
    if (c >= U'0' && c <= U'9') return Class::Digit;
    if (c == U' ' || c == U'\t') return Class::Blank;
    if ((c >= U'\n' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029) return Class::Break;
    if (c < 0x80) return Class::Mark;
    if (is_east_asian(c)) return Class::EastAsian;
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) return Class::Blank;
    const auto type = u_charType(static_cast<UChar32>(c));
    return u_isalpha(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ? Class::Letter : Class::Mark;
}

class Tokeniser {
public:
    explicit Tokeniser(std::u32string_view text) : text_(text) { tokens_.reserve(text.size() * 3 / 4 + 4); }

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            const Class kind = class_of(text_[at_]);
            switch (kind) {
                case Class::Letter:
                    add(Token::Kind::Word, same(kind));
                    break;
                case Class::Digit:
                    add(Token::Kind::Number, same(kind));
                    break;
                case Class::Blank:
                    add(Token::Kind::Blank, same(kind));
                    break;
                case Class::Break:
                    add(Token::Kind::Break, text_.substr(at_).starts_with(U"\r\n") ? 2 : 1);
                    break;
                case Class::EastAsian:
                    add_east_asian();
                    break;
                case Class::Mark:
                    add(Token::Kind::Mark, 1);
                    break;
            }
        }
        return std::move(tokens_);
    }

private:
    std::size_t same(Class kind) const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && class_of(text_[end]) == kind) ++end;
        return end - at_;
    }

    void add(Token::Kind kind, std::size_t length, const Meaning* meaning = nullptr) {
        if (kind == Token::Kind::Word && !meaning) meaning = look_up(text_.substr(at_, length));
        tokens_.push_back({kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + length), meaning});
        at_ += length;
    }

    const Meaning* look_up(std::u32string_view word) const {
        if (word.size() > word_length_max) return nullptr;
        // "dört" is four, "dort" is there.
        const bool has_accents = std::ranges::any_of(word, [](char32_t c) { return c >= 0xe0 && c <= 0xff; });
        if (const Meaning* meaning = has_accents ? find_meaning(word) : nullptr; meaning && meaning->form != NumberForm::None)
            return meaning;
        char32_t key[word_length_max];
        std::ranges::transform(word, key, without_accent);
        return find_meaning({key, word.size()});
    }

    // There are no blanks between words: the longest that the lexicon knows from here on.
    void add_east_asian() {
        for (std::size_t length = std::min(longest_east_asian_word(text_[at_]), text_.size() - at_); length > 0; --length) {
            if (const Meaning* meaning = find_meaning(text_.substr(at_, length))) return add(Token::Kind::Word, length, meaning);
        }
        tokens_.push_back({Token::Kind::Word, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + 1), nullptr});
        ++at_;
    }

    std::u32string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::u32string_view normalised) { return Tokeniser(normalised).run(); }

}  // namespace stoa::policy
