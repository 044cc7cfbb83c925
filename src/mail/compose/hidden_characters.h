// Characters that are not seen but change what is: bidi controls, zero-width characters, controls. Where they belong to a script or an
// emoji they stay. The web app shows the same characters by the same names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

// A stretch of a text, bytes `begin` to `end`.
struct TextPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string name{};  // Of characters that are not seen: "RLO", "ZWSP ×3". Empty: the stretch is shown as it stands.
    std::string code{};  // The same by number: "U+202E".

    bool is_hidden() const { return !name.empty(); }
};

// The whole text in pieces. Bytes that are no UTF-8 are hidden pieces "U+FFFD". Line ends and tabs are ordinary. Linear.
std::vector<TextPiece> cut_hidden(std::string_view text);

// Without the characters that are not seen; always well-formed UTF-8.
std::string without_hidden(std::string_view text);

// With their names in their place: "invoice[RLO]fdp.exe"; always well-formed UTF-8.
std::string with_hidden_named(std::string_view text);

}  // namespace stoa::mail
