// What runs of three words say: each filter answers to some meanings and concepts that follow each other, and what counts of
// a stretch is the strongest answer in it. Where in the stretch it stands and what else is there does not matter.
//
// Its bytes, 32-bit floats: a weight a place of three, dimension (policy/meaning/word_table.h) and filter; one a place,
// concept and filter; a bias a filter; what a filter says of each purpose.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "policy/meaning/reading.h"
#include "policy/meaning/word_table.h"

namespace stoa::policy {

inline constexpr std::size_t learner_count = 3;  // Whose filters and units stand beside each other in a model.
inline constexpr std::size_t own_filter_count = 32;
inline constexpr std::size_t filter_count = learner_count * own_filter_count;
inline constexpr std::size_t filter_width = 3;
// At a word, or the strongest of a stretch; the latter is never below 0. In steps of answer_step: whole numbers of two bytes
// are added and compared eight at once on every processor.
using Answers = std::array<std::int16_t, filter_count>;
inline constexpr float answer_step = 1.0F / 128;

// A concept that a word is part of.
struct IdeaAt {
    std::uint32_t word;
    Concept idea;
};
// Each once; in no order.
std::vector<IdeaAt> ideas_at_words(const Reading& reading);

class Filters {
public:
    static constexpr std::size_t word_weights = filter_width * word_dimensions * filter_count;
    static constexpr std::size_t idea_weights = filter_width * concept_count * filter_count;
    static constexpr std::size_t size_bytes = (word_weights + idea_weights + filter_count) * sizeof(float);

    // `bytes`: so many.
    static Filters parse(std::string_view bytes, const WordTable& table);
    // The answers at each word, or at the first `words_max`.
    std::vector<Answers> answers(const Reading& reading, std::uint32_t words_max) const;

private:
    using Row = std::array<std::int16_t, filter_width * filter_count>;
    std::vector<Row> classes_;  // What a word of a class adds to its neighbours and itself.
    std::array<Row, concept_count> ideas_{};
    Answers biases_{};
};

// The strongest of each filter.
void strengthen(Answers& strongest, std::span<const Answers> answers);

}  // namespace stoa::policy
