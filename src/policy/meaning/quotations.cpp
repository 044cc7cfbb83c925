#include "policy/meaning/quotations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace stoa::policy {

namespace {

constexpr std::uint32_t quotation_max = 400;  // Characters.

// Languages use the same marks in different ways: “a”, „a“, »a«, «a».
struct Marks {
    char32_t open;
    std::u32string_view close;
};
constexpr std::array<Marks, 11> all_marks{{{U'"', U"\""},
                                           {U'\'', U"'"},
                                           {U'“', U"”"},
                                           {U'”', U"”"},
                                           {U'„', U"“”"},
                                           {U'‘', U"’"},
                                           {U'‚', U"‘’"},
                                           {U'«', U"»"},
                                           {U'»', U"«"},
                                           {U'「', U"」"},
                                           {U'『', U"』"}}};

struct Open {
    std::uint32_t at;
    std::u32string_view close;
};

class QuotationReader {
public:
    QuotationReader(std::u32string_view text, const std::vector<Token>& tokens, std::vector<Word>& words)
        : text_(text), tokens_(tokens), words_(words) {}

    void run() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (tokens_[at].kind != Token::Kind::Mark) continue;
            const char32_t c = text_[tokens_[at].begin];
            if (open_ && closes(at, c)) {
                mark(open_->at, tokens_[at].begin);
                open_.reset();
            } else if (opens(at)) {
                open(c, tokens_[at].begin);
            }
        }
    }

private:
    // Apostrophes stand within or behind a word; a mark that opens stands before one, and no word stands before it.
    bool opens(std::size_t at) const {
        std::size_t next = at + 1;
        if (text_[tokens_[at].begin] == U'«' && next < tokens_.size() && tokens_[next].kind == Token::Kind::Blank) ++next;  // French.
        const bool is_before_word = next < tokens_.size() && tokens_[next].kind <= Token::Kind::Number;
        return is_before_word && (at == 0 || tokens_[at - 1].kind > Token::Kind::Number || text_[tokens_[at].begin] >= U'「');
    }

    bool closes(std::size_t at, char32_t c) const {
        if (open_->close.find(c) == std::u32string_view::npos) return false;
        const bool is_within_word = at + 1 < tokens_.size() && tokens_[at + 1].kind == Token::Kind::Word;
        return !is_within_word || c >= U'「';
    }

    void open(char32_t c, std::uint32_t begin) {
        const auto marks = std::ranges::find(all_marks, c, &Marks::open);
        if (marks != all_marks.end()) open_ = {.at = begin, .close = marks->close};
    }

    void mark(std::uint32_t begin, std::uint32_t end) {
        if (end - begin > quotation_max) return;
        for (auto word = std::ranges::lower_bound(words_, begin, {}, &Word::begin); word != words_.end() && word->end <= end; ++word)
            word->is_quoted = true;
    }

    std::u32string_view text_;
    const std::vector<Token>& tokens_;
    std::vector<Word>& words_;
    std::optional<Open> open_;
};

}  // namespace

void mark_quoted(std::u32string_view normalised, const std::vector<Token>& tokens, std::vector<Word>& words) {
    QuotationReader(normalised, tokens, words).run();
}

}  // namespace stoa::policy
