#include "policy/meaning/filters.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/wide.h"

namespace stoa::policy {

namespace {

// Adds a word's row to the answers at the words that have it in reach: it stands behind the first of them, before the last.
void spread(std::vector<Answers>& answers, std::size_t word, const std::array<std::int16_t, filter_width * filter_count>& row) {
    for (std::size_t place = 0; place < filter_width; ++place) {
        const std::size_t at = word + 1 - place;  // Wraps below 0.
        if (at >= answers.size()) continue;
        const std::int16_t* weights = row.data() + place * filter_count;
        Answers& sum = answers[at];
        for (std::size_t i = 0; i < filter_count; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + weights[i]);
    }
}

// So far from 0 at most that more than twenty of them may be added.
std::int16_t in_steps(float weight) {
    constexpr float most = 1500;
    return static_cast<std::int16_t>(std::lround(std::clamp(weight / answer_step, -most, most)));
}

}  // namespace

std::vector<IdeaAt> ideas_at_words(const Reading& reading) {
    std::vector<IdeaAt> out;
    std::vector<ConceptSet> seen(reading.size());
    for (const Mention& mention : reading.mentions) {
        for (std::uint32_t word = mention.begin; word < std::min(mention.end, reading.size()); ++word) {
            if (has(seen[word], mention.idea)) continue;
            seen[word].set(static_cast<std::size_t>(mention.idea));
            out.push_back({word, mention.idea});
        }
    }
    return out;
}

Filters Filters::parse(std::string_view bytes, const WordTable& table) {
    Filters filters;
    std::vector<float> weights(word_weights);
    std::memcpy(weights.data(), bytes.data(), word_weights * sizeof(float));
    bytes.remove_prefix(word_weights * sizeof(float));
    std::vector<float> given(idea_weights);
    std::memcpy(given.data(), bytes.data(), idea_weights * sizeof(float));
    std::array<float, filter_count> biases;
    std::memcpy(biases.data(), bytes.data() + idea_weights * sizeof(float), sizeof biases);
    std::ranges::transform(biases, filters.biases_.begin(), in_steps);
    for (std::size_t place = 0; place < filter_width; ++place) {
        for (std::size_t idea = 0; idea < concept_count; ++idea)
            std::transform(given.data() + (place * concept_count + idea) * filter_count,
                           given.data() + (place * concept_count + idea + 1) * filter_count,
                           filters.ideas_[idea].data() + place * filter_count, in_steps);
    }
    filters.classes_.resize(class_count);
    for (std::size_t number = 0; number < filters.classes_.size(); ++number) {
        const auto place_of_word = table.place_of(static_cast<WordClass>(number));
        std::array<float, filter_width * filter_count> row{};
        for (std::size_t place = 0; place < filter_width; ++place) {
            for (std::size_t d = 0; d < word_dimensions; ++d) {
                const float* from = weights.data() + (place * word_dimensions + d) * filter_count;
                for (std::size_t i = 0; i < filter_count; ++i) row[place * filter_count + i] += place_of_word[d] * from[i];
            }
        }
        std::ranges::transform(row, filters.classes_[number].begin(), in_steps);
    }
    return filters;
}

STOA_WIDE std::vector<Answers> Filters::answers(const Reading& reading, std::uint32_t words_max) const {
    std::vector<Answers> answers(std::min(reading.size(), words_max), biases_);
    for (std::size_t word = 0; word < std::min(reading.classes.size(), answers.size() + 1); ++word) {
        if (reading.classes[word] != no_class) spread(answers, word, classes_[reading.classes[word]]);
    }
    for (const IdeaAt& at : ideas_at_words(reading)) spread(answers, at.word, ideas_[static_cast<std::size_t>(at.idea)]);
    return answers;
}

STOA_WIDE void strengthen(Answers& strongest, std::span<const Answers> answers) {
    for (const Answers& one : answers) {
        for (std::size_t i = 0; i < filter_count; ++i) strongest[i] = one[i] > strongest[i] ? one[i] : strongest[i];
    }
}

}  // namespace stoa::policy
