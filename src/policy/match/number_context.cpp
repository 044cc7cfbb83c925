#include "policy/match/number_context.h"

#include <algorithm>

namespace stoa::policy {

namespace {

constexpr std::size_t characters_back = 70;
constexpr std::size_t characters_on = 32;
constexpr std::size_t beside_characters = 14;
constexpr std::size_t label_words_between = 2;

class ContextReader {
public:
    ContextReader(const Passage& passage, std::size_t first, std::size_t end)
        : tokens_(passage.tokens), text_(passage.normalised.text()), first_(first), end_(end) {}

    NumberContext read() {
        read_back();
        read_on();
        return context_;
    }

private:
    using Cue = NumberContext::Cue;

    std::u32string_view word(std::size_t at) const { return text_.substr(tokens_[at].begin, tokens_[at].size()); }

    void take(Cue cue, std::size_t distance) {
        if (cue == Cue::Telephone && distance <= beside_characters) cue = Cue::Beside;
        context_.cue = std::max(context_.cue, cue);
    }

    // "my number", "our mobile number"; any other "… number" is a label.
    bool is_own_number(std::size_t noun) const {
        std::size_t words = 0;
        for (std::size_t at = noun; at-- > 0 && words < 3;) {
            if (tokens_[at].kind != Token::Kind::Word) continue;
            if (tokens_[at].is(Sense::Own) || tokens_[at].is(Sense::Telephone) || tokens_[at].is(Sense::Calling)) return true;
            if (tokens_[at].is(Sense::Reference)) return false;
            ++words;
        }
        return false;
    }

    // Words that may stand between a label and its number: "is", "ending", "lautet".
    bool may_stand_between(std::size_t at) const {
        static constexpr std::u32string_view copulas[] = {
            U"is",  U"was",  U"ending", U"ends",      U"ist", U"war", U"lautet", U"est",  U"es",    U"sono", U"e",  U"son",
            U"the", U"with", U"in",     U"mit",       U"der", U"die", U"de",     U"del",  U"della", U"di",   U"of", U"do",
            U"da",  U"van",  U"finale", U"finissant", U"は",  U"の",  U"が",     U"sind", U"are",   U"nr",   U"no", U"numero"};
        return tokens_[at].is(Sense::NumberNoun) || std::ranges::find(copulas, word(at)) != std::end(copulas);
    }

    void read_back() {
        bool label_possible = true;
        std::size_t words_between = 0, words_before = 0;
        for (std::size_t at = first_; at-- > 0;) {
            const Token& token = tokens_[at];
            const std::size_t distance = tokens_[first_].begin - token.end;
            if (distance > characters_back) return;
            if (token.kind == Token::Kind::Break) label_possible = label_possible && words_between == 0 && distance <= 1;
            if (token.kind == Token::Kind::Number) label_possible = false;
            if (token.kind == Token::Kind::Mark) label_possible = label_possible && read_mark(at);
            if (token.kind != Token::Kind::Word) continue;
            if (token.is(Sense::NumberNoun) && is_own_number(at)) take(Cue::Telephone, distance);
            if (token.is(Sense::Telephone)) take(Cue::Telephone, distance);
            if (token.is(Sense::Calling))
                take(words_before++ <= 1 ? Cue::Telephone : Cue::Calling, distance);
            else
                ++words_before;
            if (context_.cue != Cue::None) label_possible = false;
            if (!label_possible) continue;
            if (is_label(at)) {
                context_.is_labelled = true;
                return;
            }
            if (!may_stand_between(at) || ++words_between > label_words_between) label_possible = false;
        }
    }

    bool is_label(std::size_t at) const {
        return tokens_[at].is(Sense::Reference) || (tokens_[at].is(Sense::NumberNoun) && word(at).size() > 2 && is_kind_of_number(at));
    }

    // "CE number", "batch number": a noun of its own before it; "the number" and "number" alone say nothing.
    bool is_kind_of_number(std::size_t noun) const {
        if (noun < 2 || tokens_[noun - 1].kind != Token::Kind::Blank || tokens_[noun - 2].kind != Token::Kind::Word) return false;
        return !tokens_[noun - 2].is(Sense::Common) && !tokens_[noun - 2].is(Sense::Own);
    }

    // Whether a label may stand before this sign.
    bool read_mark(std::size_t at) {
        const char32_t c = text_[tokens_[at].begin];
        if (c == U'#' || c == U'№' || c == U'°' || c == U'º') context_.is_labelled = context_.cue == Cue::None;
        if (c != U'.' && c != U'?' && c != U'!' && c != U';' && c != U'。' && c != U',') return true;
        // "Bestellnr. 305": the dot of an abbreviation.
        return c == U'.' && at > 0 && (tokens_[at - 1].is(Sense::Reference) || tokens_[at - 1].is(Sense::NumberNoun));
    }

    void read_on() {
        std::size_t breaks = 0;
        for (std::size_t at = end_; at < tokens_.size(); ++at) {
            const Token& token = tokens_[at];
            const std::size_t distance = token.begin - tokens_[end_ - 1].end;
            if (distance > characters_on || (token.kind == Token::Kind::Break && ++breaks > 0)) return;
            if (token.kind == Token::Kind::Number) return;
            // "2025/331, with both our tax numbers": what is told behind is of its own kind.
            if (token.is(Sense::NumberNoun) && is_own_number(at) && !is_kind_of_number(at)) take(Cue::Telephone, distance);
            if (token.is(Sense::Telephone) && !is_denied(at)) take(Cue::Telephone, distance);
            if (token.is(Sense::Calling)) take(Cue::Calling, distance);
        }
    }

    // "030 2312 ist keine Telefonnummer".
    bool is_denied(std::size_t at) const {
        static constexpr std::u32string_view negations[] = {U"no",  U"not",   U"isn't", U"kein", U"keine", U"keiner", U"keinen", U"nicht",
                                                            U"pas", U"aucun", U"non",   U"geen", U"niet",  U"nao",    U"não",    U"nenhum"};
        constexpr std::size_t words_max = 2;
        std::size_t words = 0;
        for (std::size_t before = at; before-- > end_ && words < words_max;) {
            if (tokens_[before].kind != Token::Kind::Word) continue;
            if (std::ranges::find(negations, word(before)) != std::end(negations)) return true;
            ++words;
        }
        return false;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    std::size_t first_;
    std::size_t end_;
    NumberContext context_;
};

}  // namespace

NumberContext read_number_context(const Passage& passage, std::size_t first, std::size_t end) {
    return ContextReader(passage, first, end).read();
}

}  // namespace stoa::policy
