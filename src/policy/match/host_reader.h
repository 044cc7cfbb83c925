// Reads host names from tokens, also those that are written around a filter: "mail dot com", "mail . com", "mail[.]com",
// "g m a i l . c o m", "ドット コム".
#pragma once

#include <optional>
#include <string>

#include "policy/view.h"

namespace stoa::policy {

// How a dot of a host is written.
enum class DotStyle : std::uint8_t { Tight, Spaced, Bracketed, Spelled };

struct Host {
    std::u32string name;  // With plain dots, as a browser would want it.
    std::size_t end = 0;  // The token after it.
    DotStyle least{};     // The least plain of its dots.
    bool spells_letters = false;
};

class HostReader {
public:
    enum class Style { Plain, Obfuscated, Spoken };  // Spoken: obfuscated with commas, "mail, dot, com".
    // Which last labels make a host: those that exist, or any word (after a plain "@").
    enum class TopLevel { Existing, Any };

    explicit HostReader(const Passage& passage) : tokens_(passage.tokens), text_(passage.normalised.text()) {}

    // The longest host that begins at token `at`; nothing where there is none.
    std::optional<Host> read(std::size_t at, Style style, TopLevel top_level) const;

    struct Dot {
        std::size_t end;
        DotStyle style;
    };
    // A dot between two labels at token `at`, blanks around it included.
    std::optional<Dot> read_dot(std::size_t at, Style style) const;

    // The token after what spells a dot at `at`: a word ("dot", "punkt"), "full stop", "d0t"; `at` where nothing does.
    std::size_t read_dot_words(std::size_t at) const;

    struct Label {
        std::size_t end;
        std::u32string text;
        bool spells_letters = false;
    };
    std::optional<Label> read_label(std::size_t at, Style style) const;

    // Skips blanks and at most one line end.
    std::size_t skip_blanks(std::size_t at) const;
    // The same with a comma before them, as one speaks: "anna, at, mail, dot, com".
    std::size_t skip_pause(std::size_t at) const;

    bool is_mark(std::size_t at, std::u32string_view among) const;
    bool is_word(std::size_t at, Sense sense) const { return at < tokens_.size() && tokens_[at].is(sense); }
    bool is_east_asian(std::size_t at) const;

    // The token after "(", one of `sense` or the mark `sign`, ")" at `at`; `at` itself where there is no such thing.
    std::size_t read_bracketed(std::size_t at, Sense sense, char32_t sign) const;

private:
    std::u32string_view word(std::size_t at) const {
        return at < tokens_.size() ? text_.substr(tokens_[at].begin, tokens_[at].size()) : std::u32string_view();
    }
    std::optional<Label> read_spelled_letters(std::size_t at) const;
    std::optional<Label> read_east_asian_label(std::size_t at) const;

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
};

// Whether any of the tokens `begin` to `end` can begin a URL, or stand for "@" or for a dot between labels. Where none can, there
// is no link and no address; it costs a fraction of looking for them.
bool may_hold_host(const Passage& passage, std::size_t begin, std::size_t end);

}  // namespace stoa::policy
