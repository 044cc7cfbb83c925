#include "policy/meaning/word_table.h"

#include <bit>
#include <cstring>

namespace stoa::policy {

namespace {

template <class T>
T read_at(std::string_view bytes, std::size_t index) {
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return value;
}

}  // namespace

Result<WordTable> WordTable::parse(std::string_view bytes, LanguageSet english, std::span<const Glossary::Source> glossaries) {
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
    table.english_ = english;
    for (const Glossary::Source& source : glossaries) table.glossaries_.emplace_back(source);
    return table;
}

std::array<float, word_dimensions> WordTable::place_of(WordClass word_class) const {
    std::array<float, word_dimensions> place{};
    for (std::size_t i = 0; i < word_dimensions; ++i)
        place[i] = static_cast<float>(static_cast<signed char>(places_[word_class * word_dimensions + i])) / 127.0F;
    return place;
}

WordClass WordTable::find(std::string_view spelling) const {
    const std::uint64_t hash = word_hash(spelling);
    for (std::size_t slot = hash % word_slots;; slot = (slot + 1) % word_slots) {
        const auto found = read_at<WordClass>(classes_, slot);
        if (found == no_class || read_at<std::uint32_t>(checks_, slot) == word_check(hash)) return found;
    }
}

void WordTable::add_classes(const Glossary& glossary, const Words& words, std::vector<WordClass>& classes) const {
    for (std::size_t i = 0; i < classes.size();) {
        const Word& word = words.words[i];
        if (word.is_number || classes[i] != no_class) {
            ++i;
        } else if (word.is_east_asian) {
            const Glossary::Found found = glossary.find_longest(words, i, *this);
            classes[i] = found.word_class;
            i += found.length;
        } else {
            classes[i++] = glossary.find(word.hash, *this);
        }
    }
}

std::vector<WordClass> WordTable::classes_of(const Words& words, LanguageSet languages) const {
    std::vector<WordClass> classes(words.words.size(), no_class);
    for (std::size_t i = 0; languages & english_ && i < classes.size(); ++i) {
        const Word& word = words.words[i];
        if (!word.is_number && !word.is_east_asian) classes[i] = find(word.key);
    }
    for (const Glossary& glossary : glossaries_) {
        if (glossary.language() & languages) add_classes(glossary, words, classes);
    }
    return classes;
}

}  // namespace stoa::policy
