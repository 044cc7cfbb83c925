// RTF cut into what it is made of (Rich Text Format 1.9.1, "Contents of an RTF File").
#pragma once

#include <optional>
#include <string_view>

namespace stoa::worker {

struct RichToken {
    enum class Kind : unsigned char {
        Begin,   // {
        End,     // }
        Word,    // \word or \word-12: `text` is its name, `number` what follows.
        Symbol,  // A backslash and a sign, which is `text`.
        Byte,    // \'e4: `number`, of the code page.
        Text,    // Bytes as they stand, without line breaks.
        Binary,  // The bytes that \bin announces.
    };
    Kind kind;
    std::string_view text{};
    std::optional<int> number{};
};

class RichTokens {
public:
    explicit RichTokens(std::string_view bytes) : bytes_(bytes) {}
    // Nothing at the end.
    std::optional<RichToken> next();
    // Whether bytes were announced that are not there.
    bool is_short() const { return is_short_; }

private:
    RichToken read_escape();
    RichToken read_word();
    RichToken read_binary(int size);

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool is_short_ = false;
};

}  // namespace stoa::worker
