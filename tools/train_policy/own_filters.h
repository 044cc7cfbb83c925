// The filters of one learner while they are learnt: one step, then what it was wrong by, then the next.
#pragma once

#include "learner.h"
#include "random.h"

namespace stoa::policy::training {

// How far a weight is moved: AdaGrad.
struct Pace {
    float rate;
    float decay;
    void move(float& weight, float& squares, float slope) const;
};

class OwnFilters {
public:
    OwnFilters(const WordTable& table, Random& random);

    // Adds what the filters say of a stretch; some words, concepts and filters are left out.
    void add_scores(const Sample& sample, const LearnerOptions& options, Random& random, Scores& scores);
    // Of the same stretch.
    void move(const Scores& slopes, const Pace& pace);

    // Puts the weights beside those of the other learners, as Filters' bytes and the model's have them.
    void put(std::size_t learner, std::vector<float>& all, FilterWeights& says, float share) const;

private:
    using Row = std::array<float, own_filter_count>;
    struct Seen {
        WordClass word;
        std::vector<Concept> ideas;
    };

    void look(const Sample& sample, const LearnerOptions& options, Random& random);
    void find_strongest();
    void move_filter(std::size_t filter, float slope, const Pace& pace);

    std::vector<std::array<float, word_dimensions>> places_;
    std::vector<Row> words_, word_squares_;  // A row a place of the filter and dimension.
    std::vector<Row> ideas_, idea_squares_;  // A row a place of the filter and concept.
    Row biases_{}, bias_squares_{};
    std::array<Scores, own_filter_count> says_{}, says_squares_{};

    std::vector<Seen> seen_;  // With a word of what stands beside the stretch at both ends.
    Row strongest_{};
    std::array<std::size_t, own_filter_count> found_at_{};  // In seen_; 0: nowhere.
};

}  // namespace stoa::policy::training
