#include "dictionary.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "policy/meaning/words.h"
#include "policy/text/normalised.h"

namespace stoa::policy::classes {

namespace {

constexpr int translations_max = 8;                                  // Of an entry.
constexpr std::size_t stem_min = 4, stem_word_min = 5, cut_max = 3;  // Bytes.
constexpr float common_rank = 3000;                                  // So common a word counts twice as much for a stem as a rare one.
constexpr float coherent = 0.5F;                                     // A stem whose words have less in common says nothing.

std::string read_compressed(const std::string& path) {
    std::string out;
    const gzFile file = gzopen(path.c_str(), "rb");
    if (!file) return out;
    std::array<char, 1U << 16U> part;
    for (int size = 0; (size = gzread(file, part.data(), part.size())) > 0;) out.append(part.data(), static_cast<std::size_t>(size));
    gzclose(file);
    return out;
}

// dictd's numbers are of base 64.
std::size_t number_of(std::string_view digits) {
    constexpr std::string_view all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::size_t number = 0;
    for (const char c : digits) number = number * all.size() + std::min(all.find(c), all.size() - 1);
    return number;
}

std::string without_brackets(std::string_view line) {
    std::string out;
    int depth = 0;
    bool is_quoted = false;
    for (const char c : line) {
        if (c == '"') is_quoted = !is_quoted;
        if (std::string_view("<[({").contains(c)) ++depth;
        if (depth == 0 && !is_quoted && c != '"') out += c;
        if (std::string_view(">])}").contains(c) && depth > 0) --depth;
    }
    return out;
}

bool is_translation(std::string_view line) {
    constexpr std::array<std::string_view, 4> others{"Note:", "Synonym", "see:", " - "};
    return std::ranges::none_of(others, [&](std::string_view other) { return line.contains(other); });
}

std::vector<std::string> translations_of(std::string_view entry) {
    std::vector<std::string> out;
    bool is_headword = true;
    for (const std::string_view line : split(entry, '\n')) {
        if (!std::exchange(is_headword, false) && is_translation(line)) {
            std::string plain = without_brackets(line);
            std::ranges::replace(plain, ';', ',');
            for (std::string_view one : split(plain, ',')) {
                one.remove_prefix(std::min(one.find_first_not_of(" .0123456789"), one.size()));
                one = trim(one);
                if (!one.empty()) out.emplace_back(one);
            }
        }
    }
    return out;
}

std::string fold(std::string_view word) { return folded_key(normalise(MappedText::of(word)).text()); }

// "la revue" is the word "revue"; other phrases are none.
std::string_view without_article(std::string_view phrase) {
    constexpr std::array<std::string_view, 14> articles{"la",  "le",  "el",  "il", "lo", "de", "het",
                                                        "der", "die", "das", "o",  "a",  "um", "se"};
    const std::size_t blank = phrase.find(' ');
    if (blank == std::string_view::npos) return phrase;
    const std::string_view rest = phrase.substr(blank + 1);
    return std::ranges::find(articles, phrase.substr(0, blank)) != articles.end() && !rest.contains(' ') ? rest : std::string_view();
}

void add_meaning(Lexicon& lexicon, const std::string& word, const Meaning& meaning, int order) {
    if (word.empty()) return;
    ForeignWord& known = lexicon[word];
    add(known.vector, meaning.vector, 1.0F / static_cast<float>(1 + order));
    known.rank = std::min(known.rank, meaning.rank);
}

void read_entry(std::string_view headword, std::string_view entry, Direction direction, Script script, const English& english,
                Lexicon& lexicon) {
    const bool has_words = script == Script::Blanks;
    int order = 0;
    if (direction == Direction::ToEnglish) {
        if (has_words && headword.contains(' ')) return;
        const std::string word = fold(headword);
        for (const std::string& translation : translations_of(entry)) {
            const auto meaning = english.meaning_of(translation);
            if (!meaning || order >= translations_max) continue;
            add_meaning(lexicon, word, *meaning, order++);
        }
    } else if (const auto meaning = english.meaning_of(headword)) {
        for (const std::string& translation : translations_of(entry)) {
            if (order >= translations_max) break;
            add_meaning(lexicon, fold(has_words ? without_article(translation) : translation), *meaning, order++);
        }
    }
}

}  // namespace

bool read_dictionary(const std::string& path, Direction direction, Script script, const English& english, Lexicon& lexicon) {
    std::ifstream file(path + ".index", std::ios::binary);
    const std::string index{std::istreambuf_iterator<char>(file), {}}, entries = read_compressed(path + ".dict.dz");
    if (index.empty() || entries.empty()) return false;
    for (const std::string_view line : split(index, '\n')) {
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
        if (line.starts_with("00") || second == std::string_view::npos) continue;  // "00…": about the dictionary.
        const std::size_t begin = number_of(line.substr(first + 1, second - first - 1)), size = number_of(line.substr(second + 1));
        if (begin > entries.size()) continue;
        read_entry(line.substr(0, first), std::string_view(entries).substr(begin, size), direction, script, english, lexicon);
    }
    return true;
}

void add_stems(Lexicon& lexicon) {
    struct Stem {
        ForeignWord word{};
        float weight = 0;
    };
    std::map<std::string, Stem> stems;
    for (auto [spelling, word] : lexicon) {
        make_unit(word.vector);
        for (std::size_t cut = 1; spelling.size() >= stem_word_min && cut <= cut_max && spelling.size() - cut >= stem_min; ++cut) {
            const float weight = 1.0F / static_cast<float>(cut) / (1.0F + static_cast<float>(word.rank) / common_rank);
            Stem& stem = stems[spelling.substr(0, spelling.size() - cut) + "*"];
            add(stem.word.vector, word.vector, weight);
            stem.weight += weight;
            stem.word.rank = std::min(stem.word.rank, word.rank);
        }
    }
    for (auto& [spelling, stem] : stems) {
        if (std::sqrt(dot(stem.word.vector, stem.word.vector)) > coherent * stem.weight) lexicon.emplace(spelling, stem.word);
    }
}

}  // namespace stoa::policy::classes
