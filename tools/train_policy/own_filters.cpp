#include "own_filters.h"

#include <algorithm>
#include <cmath>

namespace stoa::policy::training {

namespace {

constexpr float first_word_weight = 0.25F, first_idea_weight = 0.15F, first_say = 0.3F;

}  // namespace

void Pace::move(float& weight, float& squares, float slope) const {
    slope += decay * weight;
    squares += slope * slope;
    weight -= rate * slope / (std::sqrt(squares) + 1e-4F);
}

OwnFilters::OwnFilters(const WordTable& table, Random& random)
    : words_(filter_width * word_dimensions),
      word_squares_(words_.size()),
      ideas_(filter_width * concept_count),
      idea_squares_(ideas_.size()) {
    for (std::size_t number = 0; number < class_count; ++number) places_.push_back(table.place_of(static_cast<WordClass>(number)));
    const auto fill = [&](auto& rows, float most) {
        for (auto& row : rows) {
            for (float& weight : row) weight = most * random.between(-1, 1);
        }
    };
    fill(words_, first_word_weight);
    fill(ideas_, first_idea_weight);
    fill(says_, first_say);
}

void OwnFilters::look(const Sample& sample, const LearnerOptions& options, Random& random) {
    const std::vector<Cell>& cells = sample.text->cells;
    seen_.assign(sample.window.end - sample.window.begin + 2, {.word = no_class, .ideas = {}});
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        const std::size_t at = sample.window.begin + i - 1;  // Wraps below 0.
        if (at >= cells.size()) continue;
        if (random.between(0, 1) >= options.words_left_out) seen_[i].word = cells[at].word;
        if (random.between(0, 1) >= options.ideas_left_out) seen_[i].ideas = cells[at].ideas;
    }
}

void OwnFilters::find_strongest() {
    strongest_.fill(0);
    found_at_.fill(0);
    for (std::size_t at = 1; at + 1 < seen_.size(); ++at) {
        Row sums = biases_;
        for (std::size_t place = 0; place < filter_width; ++place) {
            const Seen& seen = seen_[at + place - 1];
            if (seen.word != no_class) {
                const auto& values = places_[seen.word];
                for (std::size_t d = 0; d < word_dimensions; ++d) {
                    const Row& row = words_[place * word_dimensions + d];
                    for (std::size_t i = 0; i < own_filter_count; ++i) sums[i] += values[d] * row[i];
                }
            }
            for (const Concept idea : seen.ideas) {
                const Row& row = ideas_[place * concept_count + static_cast<std::size_t>(idea)];
                for (std::size_t i = 0; i < own_filter_count; ++i) sums[i] += row[i];
            }
        }
        for (std::size_t i = 0; i < own_filter_count; ++i) {
            if (sums[i] <= strongest_[i]) continue;
            strongest_[i] = sums[i];
            found_at_[i] = at;
        }
    }
}

void OwnFilters::add_scores(const Sample& sample, const LearnerOptions& options, Random& random, Scores& scores) {
    look(sample, options, random);
    find_strongest();
    for (std::size_t filter = 0; filter < own_filter_count; ++filter) {
        if (random.between(0, 1) < options.filters_left_out) found_at_[filter] = 0;
        if (found_at_[filter] == 0) continue;
        strongest_[filter] /= 1.0F - options.filters_left_out;
        for (std::size_t i = 0; i < purpose_count; ++i) scores[i] += strongest_[filter] * says_[filter][i];
    }
}

void OwnFilters::move(const Scores& slopes, const Pace& pace) {
    for (std::size_t filter = 0; filter < own_filter_count; ++filter) {
        if (found_at_[filter] == 0) continue;
        float back = 0;
        for (std::size_t i = 0; i < purpose_count; ++i) {
            back += slopes[i] * says_[filter][i];
            pace.move(says_[filter][i], says_squares_[filter][i], slopes[i] * strongest_[filter]);
        }
        move_filter(filter, back, pace);
    }
}

void OwnFilters::move_filter(std::size_t filter, float slope, const Pace& pace) {
    pace.move(biases_[filter], bias_squares_[filter], slope);
    for (std::size_t place = 0; place < filter_width; ++place) {
        const Seen& seen = seen_[found_at_[filter] + place - 1];
        for (std::size_t d = 0; seen.word != no_class && d < word_dimensions; ++d) {
            const std::size_t row = place * word_dimensions + d;
            pace.move(words_[row][filter], word_squares_[row][filter], slope * places_[seen.word][d]);
        }
        for (const Concept idea : seen.ideas) {
            const std::size_t row = place * concept_count + static_cast<std::size_t>(idea);
            pace.move(ideas_[row][filter], idea_squares_[row][filter], slope);
        }
    }
}

void OwnFilters::put(std::size_t learner, std::vector<float>& all, FilterWeights& says, float share) const {
    const std::size_t first = learner * own_filter_count;
    std::size_t at = first;
    for (const auto* rows : {&words_, &ideas_}) {
        for (const Row& row : *rows) {
            std::ranges::copy(row, all.begin() + static_cast<std::ptrdiff_t>(at));
            at += filter_count;
        }
    }
    std::ranges::copy(biases_, all.begin() + static_cast<std::ptrdiff_t>(at));
    for (std::size_t filter = 0; filter < own_filter_count; ++filter) {
        for (std::size_t i = 0; i < purpose_count; ++i) says[first + filter][i] = says_[filter][i] * share;
    }
}

}  // namespace stoa::policy::training
