// From which scores on a message is to be believed to break a rule, and surely to break it.
#pragma once

#include <limits>
#include <vector>

#include "example.h"
#include "learner.h"

namespace stoa::policy::training {

// Of what was not asked.
inline constexpr float unseen = -std::numeric_limits<float>::infinity();

// A message and what a model that did not see it says of it.
struct Judged {
    const Example* example;
    Scores scores;
};

Levels find_levels(const std::vector<Judged>& messages);

// How many messages have the purpose of those that score more than `level`, and how many have it not.
struct Reached {
    std::size_t right = 0, wrong = 0;
};
Reached reached(const std::vector<Judged>& messages, std::size_t purpose, float level);

}  // namespace stoa::policy::training
