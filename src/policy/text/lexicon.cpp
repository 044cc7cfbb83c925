#include "policy/text/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "policy/text/fnv.h"
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

// Its low bits choose the slot, and take in the high ones.
std::uint64_t hash_of(std::u32string_view word) {
    const std::uint64_t hash = fnv_1a(word);
    return hash ^ hash >> 32U;
}

constexpr std::size_t letter_count = 26;
bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

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
        fill_slots();
    }

    // Every word of every text is looked up.
    const Meaning* find(std::u32string_view word) const {
        const std::uint64_t hash = hash_of(word);
        for (std::size_t at = hash % slots_.size(); slots_[at].entry; at = (at + 1) % slots_.size()) {
            if (slots_[at].hash == hash && slots_[at].entry->first == word) return &slots_[at].entry->second;
        }
        return nullptr;
    }

    bool may_begin_number(std::u32string_view word) const {
        if (word.size() < 2 || !is_letter(word[0]) || !is_letter(word[1])) return true;
        return number_beginnings_.test(place_of(word));
    }

    std::size_t longest_from(char32_t first) const {
        const auto found = longest_.find(first);
        return found == longest_.end() ? 0 : found->second;
    }

private:
    using Entries = std::unordered_map<std::u32string_view, Meaning>;
    struct Slot {
        std::uint64_t hash = 0;
        const Entries::value_type* entry = nullptr;  // Null where the slot is empty.
    };

    void fill_slots() {
        slots_.resize(std::bit_ceil(4 * meanings_.size()));
        for (const auto& entry : meanings_) {
            const std::uint64_t hash = hash_of(entry.first);
            std::size_t at = hash % slots_.size();
            while (slots_[at].entry) at = (at + 1) % slots_.size();
            slots_[at] = {.hash = hash, .entry = &entry};
        }
    }

    static std::size_t place_of(std::u32string_view word) { return (word[0] - U'a') * letter_count + (word[1] - U'a'); }

    Meaning& entry(std::u32string_view word) {
        if (const auto found = meanings_.find(word); found != meanings_.end()) return found->second;
        const std::u32string& kept = words_.emplace_back(word);
        if (word[0] >= 0x3000) longest_[word[0]] = std::max(longest_[word[0]], word.size());
        return meanings_[kept];
    }

    void set_number(std::u32string_view word, NumberForm form, std::size_t value) {
        Meaning& meaning = entry(word);
        meaning.form = form;
        if (word.size() >= 2 && is_letter(word[0]) && is_letter(word[1])) number_beginnings_.set(place_of(word));
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
    Entries meanings_;
    std::vector<Slot> slots_;  // The entries by their hash: three of four are empty.
    std::bitset<letter_count * letter_count> number_beginnings_;
    std::unordered_map<char32_t, std::size_t> longest_;
};

const Lexicon& lexicon() {
    static const Lexicon instance;
    return instance;
}

}  // namespace

const Meaning* find_meaning(std::u32string_view word) { return lexicon().find(word); }
bool may_begin_number(std::u32string_view word) { return lexicon().may_begin_number(word); }
std::size_t longest_east_asian_word(char32_t first) { return lexicon().longest_from(first); }

}  // namespace stoa::policy
