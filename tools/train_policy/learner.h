// Learns the weights of a Model: logistic regression, one purpose against the rest, by AdaGrad. Deterministic.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "policy/meaning/model.h"

namespace stoa::policy::training {

// What a sample says of a purpose.
enum class Answer : std::uint8_t { No, Yes, Unknown };

struct Sample {
    std::uint32_t example = 0;  // The message that it is of.
    bool is_message = false;    // Of all of it, not of a window.
    std::vector<Feature> features{};
    std::array<Answer, purpose_count> answers{};
};

struct LearnerOptions {
    std::uint32_t rows = 1U << 16;
    int passes = 9;
    float rate = 0.08F;
    float decay = 1e-4F;      // Of a weight, each time it is used.
    float yes_weight = 3.0F;  // A yes is rarer than a no and counts for so many.
};

// The bytes of a model (policy/meaning/model.h). `thresholds`: from which log-odds on a purpose is to be believed; the
// model's scores are above 0 from there on.
std::string learn(const std::vector<Sample>& samples, const LearnerOptions& options, const Scores& thresholds);

}  // namespace stoa::policy::training
