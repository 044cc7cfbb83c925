// What single words mean, as far as word vectors from outside tell: each English word has a class, which it shares with words
// that mean much the same, and words of other languages have those of the English words that a glossary gives for them. So the
// model knows something of words that no training message has. Made by tools/word_classes.
//
// Its bytes: "stoa words 2\n", the place of each class in the space of meanings (a signed byte a dimension, 127 is 1), then for
// each slot of a hash table a check (32 bits, little-endian) and, after all of these, a class (16 bits).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/meaning/glossary.h"
#include "policy/meaning/phrasebook.h"
#include "policy/meaning/word_class.h"
#include "policy/text/fnv.h"

namespace stoa::policy {

inline constexpr std::string_view word_table_magic = "stoa words 2\n";
// Classes stand in groups of so many, whose words still have something in common.
inline constexpr std::size_t class_group_count = 256, classes_per_group = 16;
inline constexpr std::size_t class_count = class_group_count * classes_per_group;
inline constexpr std::size_t word_dimensions = 50;
inline constexpr std::size_t word_slots = 1U << 17U;

constexpr std::uint64_t word_hash(std::string_view spelling) {
    const std::uint64_t hash = fnv_1a(spelling);
    return hash ^ hash >> 31U;
}
constexpr std::uint32_t word_check(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

class WordTable {
public:
    // Keeps `bytes` and the texts of the glossaries, which must outlive it. `english`: the bit of English among the languages.
    static Result<WordTable> parse(std::string_view bytes, LanguageSet english, std::span<const Glossary::Source> glossaries);

    // A class a word; numbers have none, nor have words that neither English nor the glossaries of `languages` know. Linear.
    std::vector<WordClass> classes_of(const Words& words, LanguageSet languages) const;

    std::array<float, word_dimensions> place_of(WordClass word_class) const;

    // Of an English word.
    WordClass find(std::string_view spelling) const;

private:
    void add_classes(const Glossary& glossary, const Words& words, std::vector<WordClass>& classes) const;

    LanguageSet english_ = 0;
    std::vector<Glossary> glossaries_;

    std::string_view places_, checks_, classes_;
};

}  // namespace stoa::policy
