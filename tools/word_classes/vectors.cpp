#include "vectors.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stoa::policy::classes {

namespace {

constexpr std::size_t meaning_words_max = 3;  // A longer translation explains the word and is none.
constexpr float common_rank = 100;            // A word so common says half as much of a phrase as a rare one.

constexpr std::array<std::string_view, 32> holding{"to", "a",  "an",  "the", "of",  "be",  "sth", "sb",   "so", "something", "someone",
                                                   "s",  "e",  "g",   "one", "and", "or",  "in",  "on",   "by", "oneself",   "somebody",
                                                   "at", "as", "for", "is",  "it",  "etc", "esp", "with", "n",  "from"};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

float dot(const Vector& a, const Vector& b) {
    std::array<float, lanes> sums{};
    for (std::size_t i = 0; i < a.size(); i += lanes) {
        for (std::size_t k = 0; k < lanes; ++k) sums[k] += a[i + k] * b[i + k];
    }
    float sum = 0;
    for (const float one : sums) sum += one;
    return sum;
}

void add(Vector& to, const Vector& what, float weight) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += what[i] * weight;
}

void make_unit(Vector& vector) {
    const float length = std::sqrt(dot(vector, vector));
    if (length <= 0) return;
    for (float& value : vector) value /= length;
}

English English::parse(std::string_view json, std::size_t words_max) {
    constexpr std::string_view begin = "\"vectors\":{", between = "\":[";
    English english;
    Vector mean{};
    std::size_t at = json.find(begin);
    if (at == std::string_view::npos) return english;
    at += begin.size();
    while (at < json.size() && json[at] == '"') {
        const std::size_t end = json.find(between, at + 1);
        if (end == std::string_view::npos) break;
        EnglishWord word{.spelling = std::string(json.substr(at + 1, end - at - 1)), .rank = 0, .vector = {}};
        at = end + between.size();
        float number = 0;
        for (std::size_t i = 0; at < json.size(); ++i) {
            at = static_cast<std::size_t>(std::from_chars(json.data() + at, json.data() + json.size(), number).ptr - json.data());
            if (i < given_dimensions) word.vector[i] = number;
            if (json[at++] == ']') break;
        }
        ++at;
        word.rank = static_cast<std::size_t>(number);
        if (word.rank >= words_max) break;
        if (!std::ranges::all_of(word.spelling, is_letter)) continue;
        add(mean, word.vector, 1);
        english.words_.push_back(std::move(word));
    }
    for (std::size_t i = 0; i < english.words_.size(); ++i) {
        EnglishWord& word = english.words_[i];
        add(word.vector, mean, -1.0F / static_cast<float>(english.words_.size()));
        make_unit(word.vector);
        english.places_.emplace(word.spelling, i);
    }
    return english;
}

const EnglishWord* English::find(const std::string& word) const {
    if (std::ranges::find(holding, word) != holding.end()) return nullptr;
    const auto found = places_.find(word);
    return found == places_.end() ? nullptr : &words_[found->second];
}

std::optional<Meaning> English::meaning_of(std::string_view phrase) const {
    Meaning meaning{.vector = {}, .rank = 0};
    std::size_t count = 0;
    std::string word;
    for (std::size_t i = 0; i <= phrase.size(); ++i) {
        const char c = i < phrase.size() ? lower(phrase[i]) : ' ';
        if (is_letter(c)) {
            word += c;
            continue;
        }
        if (const EnglishWord* found = find(word)) {
            const auto rank = static_cast<float>(found->rank + 1);
            add(meaning.vector, found->vector, rank / (rank + common_rank));
            meaning.rank = std::max(meaning.rank, found->rank);
            ++count;
        }
        word.clear();
    }
    if (count == 0 || count > meaning_words_max) return std::nullopt;
    make_unit(meaning.vector);
    return meaning;
}

}  // namespace stoa::policy::classes
