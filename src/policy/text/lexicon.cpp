#include "policy/text/lexicon.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "policy/text/lexicon_words.h"

namespace stoa::policy {

namespace {

std::vector<std::u32string_view> split_at_blanks(std::u32string_view words) {
    std::vector<std::u32string_view> parts;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(U' ', begin), words.size());
        if (end > begin) parts.push_back(words.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

class Lexicon {
public:
    Lexicon() {
        for (const SenseWords& row : sense_words()) {
            for (const std::u32string_view word : split_at_blanks(row.words)) entry(word).senses |= static_cast<std::uint32_t>(row.sense);
        }
        for (const NumberWords& row : number_words()) add_numbers(row);
        add_compounds(U"ein zwei drei vier funf sechs sieben acht neun", U"und",
                      U"zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig");
        add_compounds(U"een twee drie vier vijf zes zeven acht negen", U"en",
                      U"twintig dertig veertig vijftig zestig zeventig tachtig negentig");
        add_italian_compounds();
        for (const CommonWords& row : common_words()) {
            for (const std::u32string_view word : split_at_blanks(row.words)) entry(word).common_in = row.tongue;
        }
        for (const SpelledDomain& row : spelled_domains()) entry(row.word).domain_part = row.domain_part;
    }

    const Meaning* find(std::u32string_view word) const {
        const auto found = meanings_.find(word);
        return found == meanings_.end() ? nullptr : &found->second;
    }

    std::size_t longest_from(char32_t first) const {
        const auto found = longest_.find(first);
        return found == longest_.end() ? 0 : found->second;
    }

private:
    Meaning& entry(std::u32string_view word) {
        if (const auto found = meanings_.find(word); found != meanings_.end()) return found->second;
        const std::u32string& kept = words_.emplace_back(word);
        if (word[0] >= 0x3000) longest_[word[0]] = std::max(longest_[word[0]], word.size());
        return meanings_[kept];
    }

    void set_number(std::u32string_view word, NumberForm form, std::size_t value) {
        Meaning& meaning = entry(word);
        meaning.form = form;
        meaning.value = static_cast<std::uint8_t>(value);
    }

    void add_numbers(const NumberWords& row) {
        std::size_t value = row.first;
        for (const std::u32string_view word : split_at_blanks(row.words)) {
            if (word != U"-") set_number(word, row.form, value);
            value += row.step;
        }
    }

    // "einundzwanzig", "eenentwintig": the unit stands before the tens.
    void add_compounds(std::u32string_view units, std::u32string_view joiner, std::u32string_view tens) {
        std::size_t ten = 20;
        for (const std::u32string_view tens_word : split_at_blanks(tens)) {
            std::size_t unit = 1;
            for (const std::u32string_view unit_word : split_at_blanks(units)) {
                set_number(std::u32string(unit_word) + std::u32string(joiner) + std::u32string(tens_word), NumberForm::Compound,
                           ten + unit++);
            }
            ten += 10;
        }
    }

    // "ventuno", "ventidue", "trentotto": the tens lose their vowel before a vowel.
    void add_italian_compounds() {
        std::size_t ten = 20;
        for (const std::u32string_view tens : split_at_blanks(U"venti trenta quaranta cinquanta sessanta settanta ottanta novanta")) {
            std::size_t unit = 1;
            for (const std::u32string_view word : split_at_blanks(U"uno due tre quattro cinque sei sette otto nove")) {
                const bool drops = word == U"uno" || word == U"otto";
                set_number(std::u32string(tens.substr(0, tens.size() - (drops ? 1 : 0))) + std::u32string(word), NumberForm::Compound,
                           ten + unit++);
            }
            ten += 10;
        }
    }

    std::deque<std::u32string> words_;  // What the map's keys point to.
    std::unordered_map<std::u32string_view, Meaning> meanings_;
    std::unordered_map<char32_t, std::size_t> longest_;
};

const Lexicon& lexicon() {
    static const Lexicon instance;
    return instance;
}

}  // namespace

const Meaning* find_meaning(std::u32string_view word) { return lexicon().find(word); }
std::size_t longest_east_asian_word(char32_t first) { return lexicon().longest_from(first); }

}  // namespace stoa::policy
