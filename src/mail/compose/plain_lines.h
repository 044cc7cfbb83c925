// Lines of a text/plain body, wrapped where Unicode allows it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <unicode/brkiter.h>

namespace stoa::mail {

constexpr std::size_t plain_columns_max =
    72;  // Wide characters (Unicode Annex 11) take two columns. What cannot be broken, as a link, is longer.

// For one thread, one body.
class PlainLines {
public:
    PlainLines();

    // What lines begin with, in ASCII.
    struct Prefix {
        std::string_view first{};
        std::string_view others{};
    };
    // Adds `text`, which holds no line end, as lines that begin with `prefix`.
    void add(std::string_view text, Prefix prefix);
    void add(std::string_view text, std::string_view prefix = {}) { add(text, Prefix{.first = prefix, .others = prefix}); }
    // Adds `text` as it stands.
    void add_unbroken(std::string_view text);
    // An empty line; two never follow each other, and none is first.
    void add_gap();

    // Lines end in "\n".
    const std::string& text() const { return text_; }

private:
    std::unique_ptr<icu::BreakIterator> breaks_;
    std::string text_;
};

}  // namespace stoa::mail
