#include "policy/match/digits.h"

#include <algorithm>

#include "policy/match/number_words.h"

namespace stoa::policy {

namespace {

constexpr std::size_t group_digits_max = 32;
constexpr std::size_t run_together_min = 5;

// What is typed for a figure (capitals are folded).
char digit_for_letter(char32_t c) {
    if (c == U'o' || c == U'о' || c == U'ο') return '0';  // Latin, Cyrillic, Greek.
    if (c == U'l' || c == U'i') return '1';
    if (c == U'z') return '2';
    if (c == U's') return '5';
    return c == U'b' ? '8' : '\0';
}

// Letters that are seldom meant for a figure: S, Z and B stand in the names of models.
bool is_rare(std::u32string_view letters) { return letters.find_first_of(U"zsb") != std::u32string_view::npos; }

class DigitReader {
public:
    DigitReader(const Passage& passage, const std::vector<bool>& claimed)
        : tokens_(passage.tokens), text_(passage.normalised.text()), claimed_(claimed) {}

    std::vector<DigitGroup> run() {
        for (std::size_t at = 0; at < tokens_.size();) {
            DigitGroup group{.first = at, .end = at, .digits = {}};
            if (!claimed_[at]) read(group);
            if (group.end > at) groups_.push_back(group);
            at = std::max(group.end, at + 1);
        }
        return std::move(groups_);
    }

private:
    void read(DigitGroup& group) {
        const Token& token = tokens_[group.first];
        if (token.kind == Token::Kind::Word && token.size() == 1) read_letters(group);
        if (group.end > group.first) return;
        if (token.kind == Token::Kind::Number || (token.kind == Token::Kind::Word && token.size() <= 2)) read_figures(group);
        if (group.end == group.first && token.kind == Token::Kind::Word && token.meaning && token.meaning->form != NumberForm::None) {
            read_spelled(group);
        }
        if (group.end == group.first && token.kind == Token::Kind::Word && token.size() >= run_together_min) read_run(group);
    }

    // Figures, and letters that look like one where a figure stands beside them. A last "l" is a litre, not a one.
    void read_figures(DigitGroup& group) {
        bool figures = false, letters = false, rare = false;
        std::size_t words = 0;
        std::size_t at = group.first;
        std::string digits;
        for (; at < tokens_.size() && !claimed_[at] && digits.size() < group_digits_max; ++at) {
            const std::string more = tokens_[at].kind == Token::Kind::Number ? figures_of(at) : letters_as_digits(at);
            if (more.empty()) break;
            (tokens_[at].kind == Token::Kind::Number ? figures : letters) = true;
            if (tokens_[at].kind == Token::Kind::Word) {
                rare |= is_rare(text_.substr(tokens_[at].begin, tokens_[at].size()));
                ++words;
            }
            digits += more;
        }
        if (!figures) return;
        const bool may_end = words > 1 || std::u32string_view(U"ozs").find(text_[tokens_[at - 1].end - 1]) != std::u32string_view::npos;
        if (tokens_[at - 1].kind == Token::Kind::Word && !may_end) {
            --at;
            digits.resize(digits.size() - tokens_[at].size());
            letters = false;
        }
        group.end = at;
        group.digits = digits;
        if (letters) group.style = rare ? DigitGroup::Style::Disguised : DigitGroup::Style::MixedWithLetters;
    }

    std::string figures_of(std::size_t at) const {
        std::string out;
        for (std::size_t i = tokens_[at].begin; i < tokens_[at].end; ++i) out += static_cast<char>(text_[i]);
        return out;
    }

    std::string letters_as_digits(std::size_t at) const {
        std::string out;
        if (tokens_[at].kind != Token::Kind::Word || tokens_[at].size() > 2) return out;
        for (std::size_t i = tokens_[at].begin; i < tokens_[at].end; ++i) {
            const char digit = digit_for_letter(text_[i]);
            if (digit == '\0') return {};
            out += digit;
        }
        return out;
    }

    const Meaning* number_word(std::size_t at) const {
        if (at >= tokens_.size() || claimed_[at] || tokens_[at].kind != Token::Kind::Word) return nullptr;
        const Meaning* meaning = tokens_[at].meaning;
        return meaning && meaning->form != NumberForm::None ? meaning : nullptr;
    }

    // The word that continues a number at `at`: after a blank, a hyphen, or "y", "e", "et"; after hundreds "and" too.
    std::size_t next_word(std::size_t at, NumberForm before) const {
        const std::size_t joiner_length_max = before == NumberForm::Hundred ? 3 : 2;
        std::size_t next = at;
        for (std::size_t skipped = 0; next < tokens_.size() && skipped < 4; ++next, ++skipped) {
            const bool joins = tokens_[next].is(Sense::Joiner) && tokens_[next].size() <= joiner_length_max &&
                               tokens_[next].meaning->form == NumberForm::None;
            if (!is_hyphen(next) && !joins && tokens_[next].kind != Token::Kind::Blank) break;
        }
        return next;
    }

    bool is_hyphen(std::size_t at) const { return tokens_[at].kind == Token::Kind::Mark && text_[tokens_[at].begin] == U'-'; }

    void read_spelled(DigitGroup& group) {
        const Meaning& first = *tokens_[group.first].meaning;
        if (first.has(Sense::Particle) && (!follows_digits(group.first) || is_last_particle(group.first))) return;
        group.style = DigitGroup::Style::Spelled;
        if (first.form == NumberForm::Repeat) return read_repeat(group, first.value);
        std::vector<NumberWord> words;
        std::vector<std::size_t> ends;
        for (std::size_t at = group.first; words.size() < number_words_max;) {
            const Meaning* word = number_word(at);
            if (!word || word->form == NumberForm::Repeat) break;
            words.push_back({word->form, word->value});
            ends.push_back(at + 1);
            const std::size_t next = next_word(at + 1, word->form);
            if (next == at + 1) break;
            at = next;
        }
        const SpelledNumber number = read_number_words(words);
        if (number.words == 0) return;
        group.end = ends[number.words - 1];
        group.digits = number.digits;
    }

    // Directly behind digits, or behind a sign or a joiner that stands directly behind them: "〇の三", "さん・いち".
    bool follows_digits(std::size_t at) const {
        if (groups_.empty()) return false;
        const std::size_t before = groups_.back().end;
        if (before == at) return true;
        return before + 1 == at && (tokens_[before].is(Sense::Joiner) || tokens_[before].kind == Token::Kind::Mark);
    }

    // "…はちに電話": to the number, not a two.
    bool is_last_particle(std::size_t at) const {
        return text_[tokens_[at].begin] == U'に' && tokens_[at].size() == 1 && !number_word(at + 1) &&
               !(at + 1 < tokens_.size() && tokens_[at + 1].kind == Token::Kind::Mark && number_word(at + 2));
    }

    // "double five", "triple zero", and before figures: "double 5".
    void read_repeat(DigitGroup& group, std::size_t times) {
        const std::size_t next = next_word(group.first + 1, NumberForm::Repeat);
        const Meaning* word = number_word(next);
        std::string digits;
        if (word && word->form == NumberForm::Unit)
            digits = std::string(times, static_cast<char>('0' + word->value));
        else if (next < tokens_.size() && tokens_[next].kind == Token::Kind::Number && tokens_[next].size() == 1)
            digits = std::string(times, figures_of(next)[0]);
        if (digits.empty()) return;
        group.digits = digits;
        group.end = next + 1;
    }

    // "nulleinssieben".
    void read_run(DigitGroup& group) {
        const Token& token = tokens_[group.first];
        group.digits = read_run_together(text_.substr(token.begin, token.size()));
        group.style = DigitGroup::Style::Spelled;
        if (!group.digits.empty()) group.end = group.first + 1;
    }

    // Letter by letter: "f-i-v-e", "z e r o o n e".
    void read_letters(DigitGroup& group) {
        if (group.first < letters_read_) return;
        const std::size_t end = end_of_letters(group.first);
        std::u32string letters;
        for (std::size_t at = group.first; at < end; at += 2) letters += text_[tokens_[at].begin];
        const auto found = find_number_words(letters);
        letters_read_ = found ? group.first + 2 * found->begin : end;
        if (!found || found->begin > 0) return;
        group.digits = found->digits;
        group.style = DigitGroup::Style::Spelled;
        group.end = end;
    }

    // The token after the last of single letters that all have the same sign between them.
    std::size_t end_of_letters(std::size_t first) const {
        const auto is_letter = [&](std::size_t at) {
            return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word && tokens_[at].size() == 1 && !claimed_[at] &&
                   text_[tokens_[at].begin] < 0x2e80;
        };
        const auto joint = [&](std::size_t at) { return text_.substr(tokens_[at].begin, tokens_[at].size()); };
        std::size_t last = first;
        while (is_letter(last + 2) && tokens_[last + 1].size() == 1 && joint(last + 1) == joint(first + 1) &&
               last - first + 2 < 2 * run_together_max) {
            last += 2;
        }
        return last + 1;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    const std::vector<bool>& claimed_;
    std::vector<DigitGroup> groups_;
    std::size_t letters_read_ = 0;  // Single letters before this token begin no number word.
};

}  // namespace

std::vector<DigitGroup> read_digit_groups(const Passage& passage, const std::vector<bool>& claimed) {
    return DigitReader(passage, claimed).run();
}

}  // namespace stoa::policy
