#include "policy/match/number_words.h"

#include <algorithm>
#include <array>

#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

using Words = std::span<const NumberWord>;

constexpr std::size_t shortest_part = 2;
constexpr std::size_t longest_part = 16;
constexpr std::size_t letters_min = 3;
constexpr std::array<std::u32string_view, 5> joiners{U"und", U"en", U"et", U"e", U"y"};

struct Value {
    std::size_t value = 0;
    std::size_t words = 0;
};

bool is(Words words, std::size_t at, NumberForm form) { return at < words.size() && words[at].form == form; }
bool is_unit(Words words, std::size_t at, std::uint8_t from = 1) { return is(words, at, NumberForm::Unit) && words[at].value >= from; }

// What counts on from 60 and 80 in French, and 17 to 19 everywhere there: "douze", "dix-sept".
Value read_teen(Words words, std::size_t at) {
    if (!is(words, at, NumberForm::Teen) || words[at].value >= 20) return {};
    if (words[at].value == 10 && is_unit(words, at + 1, 7)) return {.value = 10U + words[at + 1].value, .words = 2};
    return {.value = words[at].value, .words = 1};
}

Value read_below_hundred(Words words, std::size_t at) {
    if (at >= words.size()) return {};
    const bool score = is_unit(words, at, 4) && words[at].value == 4 && is(words, at + 1, NumberForm::Tens) && words[at + 1].value == 20;
    if (score || is(words, at, NumberForm::Tens)) {
        const std::size_t tens = score ? 80 : words[at].value, next = at + (score ? 2 : 1);
        if (is_unit(words, next)) return {.value = tens + words[next].value, .words = next + 1 - at};
        const Value teen = score || tens == 60 ? read_teen(words, next) : Value{};
        return {.value = tens + teen.value, .words = next - at + teen.words};
    }
    if (const Value teen = read_teen(words, at); teen.words > 0) return teen;
    const bool one = words[at].form == NumberForm::Unit || words[at].form == NumberForm::Teen || words[at].form == NumberForm::Compound;
    return one ? Value{.value = words[at].value, .words = 1} : Value{};
}

// "hundertsechzehn", "two hundred and five and twenty", "seiscientos doce"; a bare "hundred" is no number to tell.
Value read_hundreds(Words words) {
    const bool counted = is_unit(words, 0) && is(words, 1, NumberForm::Hundred) && words[1].value == 0;
    if (!counted && !is(words, 0, NumberForm::Hundred)) return {};
    const std::size_t hundreds = counted ? words[0].value : std::max<std::size_t>(1, words[0].value);
    const std::size_t taken = counted ? 2 : 1;
    const Value rest = read_below_hundred(words, taken);
    if (rest.words > 0 && rest.value >= 10) return {.value = hundreds * 100 + rest.value, .words = taken + rest.words};
    return counted || words[0].value > 0 ? Value{.value = hundreds * 100, .words = taken} : Value{};
}

// The way through a word by the longest parts; where it fails, by shorter ones.
class Splitter {
public:
    explicit Splitter(std::u32string_view word) : word_(word), failed_(word.size() + 1, false) {}

    // The parts of what stands from `begin` on; empty where it is not all number words.
    std::vector<NumberWord> run(std::size_t begin) {
        parts_.clear();
        if (!split_from(begin)) parts_.clear();
        return parts_;
    }

private:
    bool split_from(std::size_t at) {
        if (at == word_.size()) return true;
        if (failed_[at]) return false;
        const std::size_t longest = may_begin_number(word_.substr(at)) ? std::min(longest_part, word_.size() - at) : 0;
        for (std::size_t length = longest; length >= shortest_part; --length) {
            const Meaning* meaning = find_meaning(word_.substr(at, length));
            if (!meaning || meaning->form == NumberForm::None || meaning->form == NumberForm::Repeat) continue;
            parts_.push_back({meaning->form, meaning->value});
            if (split_from(at + length)) return true;
            parts_.pop_back();
        }
        for (const std::u32string_view joiner : joiners) {
            if (at > 0 && word_.substr(at).starts_with(joiner) && at + joiner.size() < word_.size() && split_from(at + joiner.size()))
                return true;
        }
        failed_[at] = true;
        return false;
    }

    std::u32string_view word_;
    std::vector<bool> failed_;  // From where no way leads on.
    std::vector<NumberWord> parts_;
};

}  // namespace

SpelledNumber read_number_words(std::span<const NumberWord> words) {
    if (words.empty()) return {};
    if (is_unit(words, 0) && is(words, 1, NumberForm::Thousand)) return {std::to_string(words[0].value * 1000), 2};
    Value found = read_hundreds(words);
    if (found.words == 0) found = read_below_hundred(words, 0);
    return found.words == 0 ? SpelledNumber{} : SpelledNumber{std::to_string(found.value), found.words};
}

namespace {

std::u32string without_accents(std::u32string_view word) {
    std::u32string plain(word);
    std::ranges::transform(plain, plain.begin(), without_accent);
    return plain;
}

std::string digits_of(Words words) {
    std::string digits;
    while (!words.empty()) {
        const SpelledNumber number = read_number_words(words);
        if (number.words == 0) return {};
        digits += number.digits;
        words = words.subspan(number.words);
    }
    return digits;
}

}  // namespace

std::string read_run_together(std::u32string_view word) {
    if (word.size() < 2 * shortest_part + 1 || word.size() > run_together_max || word[0] >= 0x2e80) return {};
    const std::array<char32_t, 2> beginning{without_accent(word[0]), without_accent(word[1])};
    if (!may_begin_number({beginning.data(), beginning.size()})) return {};
    const std::u32string plain = without_accents(word);
    const std::vector<NumberWord> parts = Splitter(plain).run(0);
    return parts.size() < 2 ? std::string() : digits_of(parts);
}

std::optional<LetteredDigits> find_number_words(std::u32string_view letters) {
    const std::u32string plain = without_accents(letters.substr(0, run_together_max));
    Splitter splitter(plain);
    for (std::size_t begin = 0; begin + letters_min <= plain.size(); ++begin) {
        if (std::string digits = digits_of(splitter.run(begin)); !digits.empty()) return LetteredDigits{begin, std::move(digits)};
    }
    return std::nullopt;
}

}  // namespace stoa::policy
