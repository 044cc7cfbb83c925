#include "policy/match/digits.h"

#include <algorithm>

namespace stoa::policy {

namespace {

constexpr std::size_t group_digits_max = 32;

// What is typed for a zero or a one: o, i, l (capitals are folded).
char digit_for_letter(char32_t c) {
    if (c == U'o' || c == U'о' || c == U'ο') return '0';  // Latin, Cyrillic, Greek.
    return c == U'l' || c == U'i' ? '1' : '\0';
}

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
        if (token.kind == Token::Kind::Number || (token.kind == Token::Kind::Word && token.size() <= 2)) read_figures(group);
        if (group.end == group.first && token.kind == Token::Kind::Word && token.meaning && token.meaning->form != NumberForm::None) {
            read_spelled(group);
        }
    }

    // Figures, and letters that look like one where a figure stands beside them. A last "l" is a litre, not a one.
    void read_figures(DigitGroup& group) {
        bool figures = false, letters = false;
        std::size_t at = group.first;
        std::string digits;
        for (; at < tokens_.size() && !claimed_[at] && digits.size() < group_digits_max; ++at) {
            const std::string more = tokens_[at].kind == Token::Kind::Number ? figures_of(at) : letters_as_digits(at);
            if (more.empty()) break;
            (tokens_[at].kind == Token::Kind::Number ? figures : letters) = true;
            digits += more;
        }
        if (!figures) return;
        if (tokens_[at - 1].kind == Token::Kind::Word && text_[tokens_[at - 1].end - 1] != U'o') {
            --at;
            digits.pop_back();
            letters = false;
        }
        group.end = at;
        group.digits = digits;
        group.style = letters ? DigitGroup::Style::MixedWithLetters : DigitGroup::Style::Figures;
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

    // The word that continues a compound at `at`: after a blank, a hyphen, or "y", "e", "et".
    std::size_t next_word(std::size_t at) const {
        std::size_t next = at;
        for (std::size_t skipped = 0; next < tokens_.size() && skipped < 4; ++next, ++skipped) {
            const bool hyphen = tokens_[next].kind == Token::Kind::Mark && text_[tokens_[next].begin] == U'-';
            const bool joins =
                tokens_[next].is(Sense::Joiner) && tokens_[next].size() <= 2 && tokens_[next].meaning->form == NumberForm::None;
            if (!hyphen && !joins && tokens_[next].kind != Token::Kind::Blank) break;
        }
        return next;
    }

    void read_spelled(DigitGroup& group) {
        const Meaning& first = *tokens_[group.first].meaning;
        if (first.form == NumberForm::Hundred || first.form == NumberForm::Thousand) return;
        if (first.has(Sense::Particle) && (groups_.empty() || groups_.back().end != group.first)) return;
        group.style = DigitGroup::Style::Spelled;
        if (first.form == NumberForm::Repeat) return read_repeat(group, first.value);
        group.end = group.first + 1;
        std::size_t value = first.value;
        const std::size_t next = next_word(group.end);
        if (const Meaning* second = number_word(next); second && next > group.end) value = combine(group, first, value, *second, next);
        group.digits = std::to_string(value);
    }

    // "double five", "triple zero", and before figures: "double 5".
    void read_repeat(DigitGroup& group, std::size_t times) {
        const std::size_t next = next_word(group.first + 1);
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

    // "twenty-one", "soixante-dix-huit", "quatre-vingt-onze", "eight hundred", "five thousand".
    std::size_t combine(DigitGroup& group, const Meaning& first, std::size_t value, const Meaning& second, std::size_t next) const {
        const bool tens = first.form == NumberForm::Tens;
        if (first.form == NumberForm::Unit && second.form == NumberForm::Hundred) {
            group.end = next + 1;
            return value * 100;
        }
        if (first.form == NumberForm::Unit && second.form == NumberForm::Thousand) {
            group.end = next + 1;
            return value * 1000;
        }
        const bool score = first.form == NumberForm::Unit && first.value == 4 && second.form == NumberForm::Tens && second.value == 20;
        if (!score && !(tens && (second.form == NumberForm::Unit || second.form == NumberForm::Teen))) return value;
        value = score ? 80 : value + second.value;
        group.end = next + 1;
        // French counts on from 60 and 80 by teens, and says "dix-sept" for 17.
        const std::size_t third_at = next_word(group.end);
        const Meaning* third = number_word(third_at);
        const bool goes_on = third && third_at > group.end && value % 10 == 0 &&
                             (third->form == NumberForm::Unit || (score && third->form == NumberForm::Teen)) && third->value > 0;
        if (!goes_on || !(score || second.form == NumberForm::Teen)) return value;
        group.end = third_at + 1;
        return value + third->value;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    const std::vector<bool>& claimed_;
    std::vector<DigitGroup> groups_;
};

}  // namespace

std::vector<DigitGroup> read_digit_groups(const Passage& passage, const std::vector<bool>& claimed) {
    return DigitReader(passage, claimed).run();
}

}  // namespace stoa::policy
