// Which words of a text are misspelled: only where it is all but certain. A name, a term or a word of another language
// that is taken for a fault annoys; a fault that is missed does not.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/writing/dictionaries.h"
#include "policy/writing/written_text.h"

namespace stoa::policy {

struct Misspelling {
    std::size_t begin;  // Characters of the text.
    std::size_t end;
    std::string_view language;  // In whose dictionaries it is not.
};

class SpellingCheck {
public:
    // Of a word in small letters: it is right whatever the dictionaries say, as titles, names and what the other side wrote.
    using IsGiven = std::function<bool(const std::u32string& word)>;
    SpellingCheck(const Dictionaries& dictionaries, IsGiven is_given) : dictionaries_(dictionaries), is_given_(std::move(is_given)) {}

    // `sentences` are those of `text`. `language` is the message's, or unknown_language; a sentence that is plainly in another is read in
    // that one, or not at all where it has no dictionary. The error is of the message's own dictionaries. Without unknown words: linear.
    Result<std::vector<Misspelling>> find(std::u32string_view text, std::span<const WrittenSentence> sentences,
                                          std::string_view language) const;

private:
    struct Count {
        std::size_t words = 0;
        std::vector<const WrittenWord*> unknown;
    };
    Result<Count> count(const WrittenSentence& sentence, std::string_view language) const;
    bool is_slip(const std::u32string& word, std::string_view language, std::size_t& comparisons_left) const;
    bool is_right_elsewhere(const std::u32string& word, std::string_view language) const;

    const Dictionaries& dictionaries_;
    IsGiven is_given_;
};

// The language that the words `begin` to `end` of `text` are plainly in, or `language`.
std::string_view language_of_sentence(std::u32string_view text, const WrittenSentence& sentence, std::string_view language);

}  // namespace stoa::policy
