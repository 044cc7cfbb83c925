#include "policy/meaning/word_table.h"

#include <bit>
#include <cstring>

namespace stoa::policy {

namespace {

constexpr std::size_t foreign_min = 4;  // Bytes: a shorter English word in another language's text is likely one of that language.
constexpr std::size_t stem_min = 4, part_word_min = 5, part_word_max = 40, ending_max = 3;
constexpr std::size_t east_asian_max = 8;  // Characters of a word.

constexpr LanguageSet bit_of(WordLanguage language) { return LanguageSet{1} << static_cast<unsigned>(language); }
constexpr LanguageSet english = bit_of(WordLanguage::En);
constexpr LanguageSet compounding = bit_of(WordLanguage::De) | bit_of(WordLanguage::Nl);

template <class T>
T read_at(std::string_view bytes, std::size_t index) {
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return value;
}

// A single kana says nothing.
bool says_nothing(std::string_view spelling) { return spelling.size() == 3 && spelling >= "\u3040" && spelling < "\u3100"; }

// What `look_up` finds in the first of the languages that has it.
template <class LookUp>
WordClass first_of(LanguageSet languages, const LookUp& look_up) {
    for (; languages; languages &= languages - 1) {
        const WordClass found = look_up(static_cast<WordLanguage>(std::countr_zero(languages)));
        if (found != no_class) return found;
    }
    return no_class;
}

}  // namespace

Result<WordTable> WordTable::parse(std::string_view bytes) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::size_t slot_size = sizeof(std::uint32_t) + sizeof(WordClass);
    if (!bytes.starts_with(word_table_magic)) return fail(problems::internal, "word table: not one");
    bytes.remove_prefix(word_table_magic.size());
    if (bytes.size() != class_count * word_dimensions + word_slots * slot_size)
        return fail(problems::internal, "word table: made for another program");
    WordTable table;
    const auto take = [&](std::size_t size) {
        const std::string_view part = bytes.substr(0, size);
        bytes.remove_prefix(part.size());
        return part;
    };
    table.places_ = take(class_count * word_dimensions);
    table.checks_ = take(word_slots * sizeof(std::uint32_t));
    table.classes_ = take(word_slots * sizeof(WordClass));
    return table;
}

std::array<float, word_dimensions> WordTable::place_of(WordClass word_class) const {
    std::array<float, word_dimensions> place{};
    for (std::size_t i = 0; i < word_dimensions; ++i)
        place[i] = static_cast<float>(static_cast<signed char>(places_[word_class * word_dimensions + i])) / 127.0F;
    return place;
}

WordClass WordTable::find(WordLanguage language, std::string_view spelling) const {
    const std::uint64_t hash = word_hash(language, spelling);
    for (std::size_t slot = hash % word_slots;; slot = (slot + 1) % word_slots) {
        const auto found = read_at<WordClass>(classes_, slot);
        if (found == no_class || read_at<std::uint32_t>(checks_, slot) == word_check(hash)) return found;
    }
}

WordClass WordTable::find_any(LanguageSet languages, std::string_view spelling) const {
    const WordClass own = first_of(languages, [&](WordLanguage language) { return find(language, spelling); });
    if (own != no_class) return own;
    if (!(languages & english) && spelling.size() >= foreign_min) {
        const WordClass borrowed = find(WordLanguage::En, spelling);
        if (borrowed != no_class) return borrowed;
    }
    return spelling.size() < part_word_min || spelling.size() > part_word_max ? no_class : find_part(languages, spelling);
}

// By its beginning, as inflected forms are; a compound by its last part.
WordClass WordTable::find_part(LanguageSet languages, std::string_view spelling) const {
    for (std::size_t cut = 0; cut <= ending_max && spelling.size() - cut >= stem_min; ++cut) {
        const std::string stem = std::string(spelling.substr(0, spelling.size() - cut)) + "*";
        const WordClass found = first_of(languages & ~english, [&](WordLanguage language) { return find(language, stem); });
        if (found != no_class) return found;
    }
    for (std::size_t begin = 2; (languages & compounding) && begin + stem_min <= spelling.size(); ++begin) {
        const WordClass found =
            first_of(languages & compounding, [&](WordLanguage language) { return find(language, spelling.substr(begin)); });
        if (found != no_class) return found;
    }
    return no_class;
}

// The longest words that the table knows.
void WordTable::read_east_asian(const std::vector<Word>& words, std::vector<WordClass>& classes) const {
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i + 1;
        std::string spelling;
        for (std::size_t k = i; k < words.size() && k < i + east_asian_max && words[k].is_east_asian && (k == i || words[k].glued); ++k) {
            spelling += words[k].key;
            const WordClass found = says_nothing(spelling) ? no_class : find(WordLanguage::Ja, spelling);
            if (found == no_class) continue;
            classes[i] = found;
            end = k + 1;
        }
        i = end;
    }
}

std::vector<WordClass> WordTable::classes_of(const Words& words, LanguageSet languages) const {
    std::vector<WordClass> classes(words.words.size(), no_class);
    LanguageSet own = languages & ~(bit_of(WordLanguage::Any) | bit_of(WordLanguage::Ja));
    if (own == 0) own = english;
    bool has_east_asian = false;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const Word& word = words.words[i];
        has_east_asian = has_east_asian || word.is_east_asian;
        if (!word.is_number && !word.is_east_asian) classes[i] = find_any(own, word.key);
    }
    if (has_east_asian) read_east_asian(words.words, classes);
    return classes;
}

}  // namespace stoa::policy
