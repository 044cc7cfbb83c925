#include "policy/meaning/words.h"

#include <algorithm>

#include "policy/meaning/quotations.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t words_of_sentence_max = 120;  // A longer one is cut: what is compared with each other stays bounded.
constexpr std::size_t short_line = 45;              // Characters: a line this short is no sentence that goes on below.

bool is_east_asian(char32_t c) { return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || c == 0x3005; }
bool is_meaningful(char32_t c) { return std::u32string_view(U"%€$£¥@+★☆⭐♥❤&").find(c) != std::u32string_view::npos; }
bool is_stop(char32_t c) { return std::u32string_view(U".!?。").find(c) != std::u32string_view::npos; }
bool ends_clause(char32_t c) { return std::u32string_view(U",;:()–—、…\"„“”«»").find(c) != std::u32string_view::npos; }

class WordReader {
public:
    WordReader(std::u32string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {
        out_.words.reserve(tokens.size());
    }

    Words run() {
        for (std::size_t at = 0; at < tokens_.size();) at = read(at);
        end_sentence(false);
        return std::move(out_);
    }

private:
    char32_t first_of(std::size_t at) const { return at < tokens_.size() ? text_[tokens_[at].begin] : 0; }
    bool is(std::size_t at, Token::Kind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }

    // The token after the ones that were read.
    std::size_t read(std::size_t at) {
        const Token& token = tokens_[at];
        switch (token.kind) {
            case Token::Kind::Word:
                return read_word(at);
            case Token::Kind::Number:
                add(token.begin, token.end, true);
                return at + 1;
            case Token::Kind::Blank:
                return at + 1;
            case Token::Kind::Break:
                read_break(at);
                return at + 1;
            case Token::Kind::Mark:
                return read_mark(at);
        }
        return at + 1;
    }

    std::size_t read_word(std::size_t at) {
        const Token& token = tokens_[at];
        if (is_east_asian(text_[token.begin])) {
            for (std::uint32_t i = token.begin; i < token.end; ++i) add(i, i + 1, false);
            return at + 1;
        }
        if (token.size() == 1) {
            std::size_t last = at;  // Single letters with the same blank or sign between them are one word.
            const char32_t sign = first_of(at + 1);
            while (parts_letters(last + 1) && first_of(last + 1) == sign && is(last + 2, Token::Kind::Word) &&
                   tokens_[last + 2].size() == 1 && !is_east_asian(first_of(last + 2)))
                last += 2;
            constexpr std::size_t spaced_min = 4;
            if (last >= at + 2 * (spaced_min - 1)) {
                add_spaced(at, last);
                return last + 1;
            }
        }
        add(token.begin, token.end, false);
        return at + 1;
    }

    bool parts_letters(std::size_t at) const {
        if (is(at, Token::Kind::Blank)) return tokens_[at].size() == 1;
        return is(at, Token::Kind::Mark) && std::u32string_view(U".-_*·•").find(first_of(at)) != std::u32string_view::npos;
    }

    void add_spaced(std::size_t first, std::size_t last) {
        std::u32string joined;
        for (std::size_t i = first; i <= last; i += 2) joined += first_of(i);
        add(tokens_[first].begin, tokens_[last].end, false);
        set_key(out_.words.back(), folded_key(joined));
    }

    void add(std::uint32_t begin, std::uint32_t end, bool is_number) {
        if (out_.words.size() - sentence_ >= words_of_sentence_max) end_sentence(false);
        const bool glued = !out_.words.empty() && out_.words.back().end == begin;
        out_.words.push_back({.begin = begin,
                              .end = end,
                              .sentence = static_cast<std::uint32_t>(out_.sentences.size()),
                              .clause = static_cast<std::uint32_t>(out_.clauses.size()),
                              .is_number = is_number,
                              .is_east_asian = is_east_asian(text_[begin]),
                              .glued = glued,
                              .key = {}});
        set_key(out_.words.back(), folded_key(text_.substr(begin, end - begin)));
    }

    void read_break(std::size_t at) {
        const bool is_double = is(at + 1, Token::Kind::Break) || (is(at + 1, Token::Kind::Blank) && is(at + 2, Token::Kind::Break));
        const std::uint32_t line_begin = sentence_ < out_.words.size() ? out_.words[sentence_].begin : tokens_[at].begin;
        const bool after_mark = at > 0 && is(at - 1, Token::Kind::Mark);
        if (is_double || after_mark || tokens_[at].begin - line_begin < short_line) end_sentence(false);
    }

    std::size_t read_mark(std::size_t at) {
        const char32_t c = first_of(at);
        if (c == U'.' && first_of(at + 1) == U'.') {
            end_clause();
            while (first_of(at + 1) == U'.') ++at;
        } else if (is_stop(c)) {
            if (stops(at)) end_sentence(c == U'?');
        } else if (ends_clause(c) || (c == U'-' && is(at + 1, Token::Kind::Blank))) {
            end_clause();
        } else if (is_meaningful(c)) {
            add(tokens_[at].begin, tokens_[at].end, false);
        }
        return at + 1;
    }

    // Whether a stop ends a sentence: not inside a number, a name with dots, or after a short word ("Nr.", "z. B.").
    bool stops(std::size_t at) const {
        const char32_t c = first_of(at);
        if (c != U'.') return true;
        if (at + 1 < tokens_.size() && (is(at + 1, Token::Kind::Word) || is(at + 1, Token::Kind::Number))) return false;
        constexpr std::uint32_t abbreviation_max = 2;
        if (at == 0 || tokens_[at - 1].kind != Token::Kind::Word) return true;
        const bool is_short = tokens_[at - 1].size() <= abbreviation_max && !is_east_asian(first_of(at - 1));
        if (is_short && is(at + 1, Token::Kind::Blank) && is(at + 2, Token::Kind::Number)) return false;
        static constexpr std::u32string_view plain_short_words = U" it us me up in on so no do go at to of be my he we as is by an or if ";
        const std::u32string_view word = text_.substr(tokens_[at - 1].begin, tokens_[at - 1].size());
        return !is_short || plain_short_words.find(U" " + std::u32string(word) + U" ") != std::u32string_view::npos;
    }

    void end_clause() {
        const auto end = static_cast<std::uint32_t>(out_.words.size());
        if (clause_ < end) out_.clauses.push_back({.begin = clause_, .end = end});
        clause_ = end;
    }

    void end_sentence(bool is_question) {
        end_clause();
        const auto end = static_cast<std::uint32_t>(out_.words.size());
        if (sentence_ < end)
            out_.sentences.push_back({.begin = sentence_, .end = end, .is_question = is_question});
        else if (is_question && !out_.sentences.empty())
            out_.sentences.back().is_question = true;
        sentence_ = end;
    }

    std::u32string_view text_;
    const std::vector<Token>& tokens_;
    Words out_;
    std::uint32_t sentence_ = 0, clause_ = 0;  // The first words of the open ones.
};

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

}  // namespace

std::string folded_key(std::u32string_view normalised) {
    std::string key;
    for (const char32_t c : normalised) append_utf8(key, without_accent(c));
    return key;
}

std::uint32_t key_hash(std::string_view key) {  // FNV-1a.
    std::uint32_t hash = 0x811c9dc5U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
    return hash;
}

void set_key(Word& word, std::string key) {
    constexpr std::size_t stem_length = 5;  // Bytes.
    word.hash = key_hash(word.is_number ? std::string_view("#") : key);
    word.stem_hash =
        !word.is_number && !word.is_east_asian && key.size() > stem_length ? key_hash(std::string_view(key).substr(0, stem_length)) : 0;
    word.key = std::move(key);
}

std::string key_of(std::string_view word) {
    if (std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) return std::string(word);
    const MappedText normalised = normalise(MappedText::of(word));
    return folded_key(normalised.text());
}

Words read_words(std::u32string_view normalised, const std::vector<Token>& tokens) {
    Words words = WordReader(normalised, tokens).run();
    mark_quoted(normalised, tokens, words.words);
    return words;
}

}  // namespace stoa::policy
