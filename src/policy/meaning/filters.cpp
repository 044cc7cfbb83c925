#include "policy/meaning/filters.h"

#include <algorithm>
#include <cstring>

namespace stoa::policy {

namespace {

// Adds a word's row to the answers at the words that have it in reach: it stands behind the first of them, before the last.
void spread(std::vector<Answers>& answers, std::size_t word, const std::array<float, filter_width * filter_count>& row) {
    for (std::size_t place = 0; place < filter_width; ++place) {
        const std::size_t at = word + 1 - place;  // Wraps below 0.
        if (at >= answers.size()) continue;
        const float* weights = row.data() + place * filter_count;
        Answers& sum = answers[at];
        for (std::size_t i = 0; i < filter_count; ++i) sum[i] += weights[i];
    }
}

}  // namespace

std::vector<IdeaAt> ideas_at_words(const Reading& reading) {
    std::vector<IdeaAt> out;
    std::vector<ConceptSet> seen(reading.size());
    for (const Mention& mention : reading.mentions) {
        for (std::uint32_t word = mention.begin; word < std::min(mention.end, reading.size()); ++word) {
            if (seen[word].test(static_cast<std::size_t>(mention.idea))) continue;
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
    std::memcpy(filters.biases_.data(), bytes.data() + idea_weights * sizeof(float), sizeof filters.biases_);
    for (std::size_t place = 0; place < filter_width; ++place) {
        for (std::size_t idea = 0; idea < concept_count; ++idea)
            std::copy_n(given.data() + (place * concept_count + idea) * filter_count, filter_count,
                        filters.ideas_[idea].data() + place * filter_count);
    }
    filters.classes_.resize(class_count);
    for (std::size_t number = 0; number < filters.classes_.size(); ++number) {
        const auto place_of_word = table.place_of(static_cast<WordClass>(number));
        Row& row = filters.classes_[number];
        row.fill(0);
        for (std::size_t place = 0; place < filter_width; ++place) {
            for (std::size_t d = 0; d < word_dimensions; ++d) {
                const float* from = weights.data() + (place * word_dimensions + d) * filter_count;
                for (std::size_t i = 0; i < filter_count; ++i) row[place * filter_count + i] += place_of_word[d] * from[i];
            }
        }
    }
    return filters;
}

std::vector<Answers> Filters::answers(const Reading& reading, std::uint32_t words_max) const {
    std::vector<Answers> answers(std::min(reading.size(), words_max), biases_);
    for (std::size_t word = 0; word < std::min(reading.classes.size(), answers.size() + 1); ++word) {
        if (reading.classes[word] != no_class) spread(answers, word, classes_[reading.classes[word]]);
    }
    for (const IdeaAt& at : ideas_at_words(reading)) spread(answers, at.word, ideas_[static_cast<std::size_t>(at.idea)]);
    return answers;
}

void strengthen(Answers& strongest, std::span<const Answers> answers) {
    for (const Answers& one : answers) {
        for (std::size_t i = 0; i < filter_count; ++i) strongest[i] = one[i] > strongest[i] ? one[i] : strongest[i];
    }
}

}  // namespace stoa::policy
