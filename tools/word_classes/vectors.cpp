#include "vectors.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stoa::policy::classes {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

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
        EnglishWord word{.spelling = std::string(json.substr(at + 1, end - at - 1)), .vector = {}};
        at = end + between.size();
        float number = 0;
        for (std::size_t i = 0; at < json.size(); ++i) {
            at = static_cast<std::size_t>(std::from_chars(json.data() + at, json.data() + json.size(), number).ptr - json.data());
            if (i < given_dimensions) word.vector[i] = number;
            if (json[at++] == ']') break;
        }
        ++at;
        if (static_cast<std::size_t>(number) >= words_max) break;  // The last number is the word's rank.
        if (!std::ranges::all_of(word.spelling, is_letter)) continue;
        add(mean, word.vector, 1);
        english.words_.push_back(std::move(word));
    }
    for (EnglishWord& word : english.words_) {
        add(word.vector, mean, -1.0F / static_cast<float>(english.words_.size()));
        make_unit(word.vector);
    }
    return english;
}

}  // namespace stoa::policy::classes
