#include "policy/writing/misspellings.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "policy/text/language.h"
#include "policy/writing/accepted.h"

namespace stoa::policy {

namespace {

constexpr std::size_t word_length_min = 5;  // Shorter ones are abbreviations as often as faults.
constexpr std::size_t part_length_min = 3;
constexpr std::size_t word_length_max = 30;
// More unknown words than one in so many: another language, or names.
constexpr std::size_t words_for_one_unknown = 3;
// Each is compared with some hundreds of words near it. A text with more of them is not looked into: jargon, or dialect.
constexpr std::size_t doubtful_words_max = 8;
constexpr std::size_t comparisons_max = 700;  // Of a text, some 7 µs each; what is left over is not looked into.

// Each with the letter that stands for it where a keyboard has none (and ss, as the Swiss write).
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 4> german_spellings{
    {{U"ae", U"ä"}, {U"oe", U"ö"}, {U"ue", U"ü"}, {U"ss", U"ß"}}};

std::u32string replace_all(std::u32string text, std::u32string_view from, std::u32string_view to) {
    for (std::size_t at = text.find(from); at != std::u32string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool has(const Vocabulary& vocabulary, std::u32string_view word) { return vocabulary.has(to_utf8(word)); }

bool has_without_umlauts(const Vocabulary& vocabulary, const std::u32string& word) {
    for (unsigned chosen = 1; chosen < 1U << german_spellings.size(); ++chosen) {
        std::u32string spelled = word;
        for (std::size_t index = 0; index < german_spellings.size(); ++index) {
            if ((chosen >> index & 1U) != 0)
                spelled = replace_all(std::move(spelled), german_spellings[index].first, german_spellings[index].second);
        }
        if (spelled != word && has(vocabulary, spelled)) return true;
    }
    return false;
}

// "l'ordine", "well-packed", "seller's": right where each of its parts is.
bool has_parts(const Vocabulary& vocabulary, const std::u32string& word) {
    if (word.find_first_of(U"'-") == std::u32string::npos) return false;
    for (std::size_t begin = 0; begin <= word.size();) {
        const std::size_t end = std::min(word.find_first_of(U"'-", begin), word.size());
        const std::u32string_view part = std::u32string_view(word).substr(begin, end - begin);
        if (part.size() >= part_length_min && !has(vocabulary, part)) return false;
        begin = end + 1;
    }
    return true;
}

// "soeur", "oeuvre": no keyboard has œ.
bool has_with_ligature(const Vocabulary& vocabulary, const std::u32string& word) {
    const std::u32string spelled = replace_all(word, U"oe", U"œ");
    return spelled != word && has(vocabulary, spelled);
}

bool has_word(const Vocabulary& vocabulary, std::string_view language, const std::u32string& word) {
    return has(vocabulary, word) || has_parts(vocabulary, word) || (language == "de" && has_without_umlauts(vocabulary, word)) ||
           (language == "fr" && has_with_ligature(vocabulary, word));
}

// "limewood", "reinholen", "dripless": made of two words, or of a word and what is put before or behind it.
bool is_compound(const Vocabulary& vocabulary, const std::u32string& word) {
    constexpr std::array<std::u32string_view, 8> before{U"re", U"un", U"de", U"in", U"ge", U"ver", U"be", U"co"};
    constexpr std::array<std::u32string_view, 8> behind{U"less", U"able", U"er", U"ers", U"ere", U"eren", U"erer", U"eres"};
    for (std::size_t at = part_length_min; at + part_length_min <= word.size(); ++at) {
        if (has(vocabulary, word.substr(0, at)) && has(vocabulary, word.substr(at))) return true;
    }
    const auto is_put_before = [&](std::u32string_view part) {
        return word.starts_with(part) && word.size() >= part.size() + part_length_min + 1 && has(vocabulary, word.substr(part.size()));
    };
    const auto is_put_behind = [&](std::u32string_view part) {
        return word.ends_with(part) && word.size() >= part.size() + part_length_min + 1 &&
               has(vocabulary, word.substr(0, word.size() - part.size()));
    };
    return std::ranges::any_of(before, is_put_before) || std::ranges::any_of(behind, is_put_behind);
}

// "nehm", "würd", "kommts": as people speak. Nouns in small letters, towns, days.
bool is_colloquial(const Vocabulary& vocabulary, std::string_view language, const std::u32string& word) {
    std::u32string titled = word;
    titled[0] = static_cast<char32_t>(u_totitle(static_cast<UChar32>(word[0])));
    if (has(vocabulary, titled)) return true;
    if (language != "de") return false;
    return has(vocabulary, word + U"e") || (word.ends_with(U's') && has(vocabulary, word.substr(0, word.size() - 1)));
}

std::u32string without_acute(std::u32string text) {
    constexpr std::u32string_view accented = U"áéíóú", plain = U"aeiou";
    for (char32_t& c : text) {
        if (const std::size_t at = accented.find(c); at != std::u32string_view::npos) c = plain[at];
    }
    return text;
}

// "indíquenos", "cajita": pronouns behind a verb, small things.
bool is_spanish_form(const Vocabulary& vocabulary, std::u32string word) {
    constexpr std::array<std::u32string_view, 10> pronouns{U"nos", U"los", U"las", U"les", U"me", U"te", U"se", U"lo", U"la", U"le"};
    constexpr std::array<std::u32string_view, 4> diminutives{U"ito", U"ita", U"itos", U"itas"};
    if (std::ranges::any_of(diminutives, [&](std::u32string_view ending) { return word.ends_with(ending); })) return true;
    constexpr int pronouns_max = 2;
    for (int count = 0; count < pronouns_max; ++count) {
        const auto pronoun = std::ranges::find_if(pronouns, [&](std::u32string_view ending) { return word.ends_with(ending); });
        if (pronoun == pronouns.end() || word.size() < pronoun->size() + part_length_min) return false;
        word.resize(word.size() - pronoun->size());
        if (has(vocabulary, word) || has(vocabulary, without_acute(word))) return true;
    }
    return false;
}

std::u32string_view letters_of(std::string_view language) {
    if (language == "de") return U"abcdefghijklmnopqrstuvwxyzäöüß";
    if (language == "fr") return U"abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ";
    if (language == "es") return U"abcdefghijklmnopqrstuvwxyzáéíóúñü";
    if (language == "it") return U"abcdefghijklmnopqrstuvwxyzàèéìòù";
    if (language == "pt") return U"abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú";
    return U"abcdefghijklmnopqrstuvwxyz";
}

// Whether one slip makes a word of the language of it: a letter too many, too few, another, or two that changed places. What
// is near no word is a name or a term. The first letter is hardly ever wrong.
bool is_near_a_word(const Vocabulary& vocabulary, std::string_view language, const std::u32string& word, std::size_t& comparisons_left) {
    const auto is_word = [&](const std::u32string& near) {
        if (comparisons_left == 0) return false;
        --comparisons_left;
        return has(vocabulary, near);
    };
    for (std::size_t at = 1; at < word.size(); ++at) {
        std::u32string near = word;
        near.erase(at, 1);
        if (is_word(near)) return true;
        near = word;
        if (at + 1 < word.size()) std::swap(near[at], near[at + 1]);
        if (near != word && is_word(near)) return true;
    }
    for (std::size_t at = 1; at <= word.size(); ++at) {
        for (const char32_t letter : letters_of(language)) {
            std::u32string near = word;
            near.insert(at, 1, letter);
            if (is_word(near)) return true;
            if (at == word.size()) continue;
            near = word;
            near[at] = letter;
            if (is_word(near)) return true;
        }
    }
    return false;
}

// "soooo", "hmmm": written so on purpose.
bool is_drawn_out(std::u32string_view word) {
    for (std::size_t at = 2; at < word.size(); ++at) {
        if (word[at] == word[at - 1] && word[at] == word[at - 2]) return true;
    }
    return false;
}

}  // namespace

std::string_view language_of_sentence(std::u32string_view text, const WrittenSentence& sentence, std::string_view language) {
    const std::string_view detected = detect_language(to_utf8(text.substr(sentence.begin, sentence.end - sentence.begin)));
    return detected == unknown_language ? language : detected;
}

bool SpellingCheck::is_right_elsewhere(const std::u32string& word, std::string_view language) const {
    if (is_accepted(language, word) || is_given_(word)) return true;
    return std::ranges::any_of(Dictionaries::languages, [&](std::string_view other) {
        // One that cannot be read is no reason to be silent in the message's own language.
        const auto vocabulary = other == language ? nullptr : dictionaries_.find(other);
        return vocabulary && *vocabulary != nullptr && has(**vocabulary, word);
    });
}

bool SpellingCheck::is_slip(const std::u32string& word, std::string_view language, std::size_t& comparisons_left) const {
    const auto found = dictionaries_.find(language);
    if (!found || *found == nullptr) return false;
    const Vocabulary& vocabulary = **found;
    if (word.contains(U'-')) return false;  // Made up for the moment, or a name.
    if (is_colloquial(vocabulary, language, word) || is_compound(vocabulary, word)) return false;
    if (language == "es" && is_spanish_form(vocabulary, word)) return false;
    return is_near_a_word(vocabulary, language, word, comparisons_left);
}

Result<SpellingCheck::Count> SpellingCheck::count(const WrittenSentence& sentence, std::string_view language) const {
    const Vocabulary* vocabulary = TRY(dictionaries_.find(language));
    Count count;
    if (vocabulary == nullptr) return count;
    for (const WrittenWord& word : sentence.words) {
        if (!word.is_plain) continue;
        ++count.words;
        const std::size_t length = word.end - word.begin;
        const bool is_looked_up = !word.has_capital && length >= word_length_min && length <= word_length_max && !is_drawn_out(word.lower);
        if (is_looked_up && !has_word(*vocabulary, language, word.lower)) count.unknown.push_back(&word);
    }
    return count;
}

Result<std::vector<Misspelling>> SpellingCheck::find(std::u32string_view text, std::span<const WrittenSentence> sentences,
                                                     std::string_view language) const {
    std::vector<Misspelling> found;
    std::map<std::u32string, std::size_t> times;
    std::size_t words = 0, doubtful = 0, comparisons_left = comparisons_max;
    for (const WrittenSentence& sentence : sentences) {
        std::string_view spoken = language == unknown_language ? language_of_sentence(text, sentence, language) : language;
        auto counted = TRY(count(sentence, spoken));
        if (!counted.unknown.empty() && spoken == language) {
            spoken = language_of_sentence(text, sentence, language);
            if (spoken != language) counted = count(sentence, spoken).value_or(Count{});
        }
        words += counted.words;
        if (counted.unknown.size() * words_for_one_unknown > counted.words) continue;
        for (const WrittenWord* word : counted.unknown) {
            if (is_right_elsewhere(word->lower, spoken)) continue;
            if (++doubtful > doubtful_words_max) return std::vector<Misspelling>{};
            if (!is_slip(word->lower, spoken, comparisons_left)) continue;
            ++times[word->lower];
            found.push_back({.begin = word->begin, .end = word->end, .language = spoken});
        }
    }
    if (found.size() * words_for_one_unknown > words) return std::vector<Misspelling>{};
    // Who writes a word twice means it.
    std::erase_if(found, [&](const Misspelling& word) { return times[lower_case(text.substr(word.begin, word.end - word.begin))] > 1; });
    return found;
}

}  // namespace stoa::policy
