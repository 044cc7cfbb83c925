// Faults of grammar by patterns of words, a file a language (patterns/*.txt): only such as are wrong wherever they stand.
//   (could|should) of !(course)       words in small letters, with their accents; "( | )" holds alternatives
//   ^ your welcome $                  "^" begins a sentence, "$" is its end or a sign; "!" before a step: not that there
//   he don't                          words follow each other with nothing but white space between,
//   "word*" is any word that begins so
// What stands between "{" and "}" is the finding's span; without them it is all that was matched.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "policy/writing/written_text.h"

namespace stoa::policy {

// Words of a sentence, begin included, end not.
struct GrammarFault {
    std::size_t begin;
    std::size_t end;
};

class GrammarPatterns {
public:
    // One pattern a line; lines that begin with "#" do not count. Throws on a line that is none: what is built in is tested.
    explicit GrammarPatterns(std::string_view text);

    // Linear; at most one fault begins at a word.
    std::vector<GrammarFault> find(const WrittenSentence& sentence) const;

private:
    struct Step {
        std::vector<std::u32string> words{};  // A word that ends in "*" is a beginning; empty: any word.
        enum class Kind { Word, NotWord, Begin, End } kind = Kind::Word;
    };
    struct Pattern {
        std::vector<Step> steps{};
        std::size_t span_begin = 0;  // Steps of kind Word that stand before the span …
        std::size_t span_end = 0;    // … and up to its end.
    };

    void add(std::u32string_view line);
    static bool matches(const Step& step, const WrittenWord& word);
    static bool find_at(const Pattern& pattern, const WrittenSentence& sentence, std::size_t at, GrammarFault& fault);

    std::vector<Pattern> patterns_;
    std::unordered_map<std::u32string, std::vector<std::size_t>> by_first_;  // By the first word; it is never a beginning.
};

}  // namespace stoa::policy
