// From which score on a purpose is to be believed, and from which on it is sure: found by cross-validation on the messages
// that are trained on.
#pragma once

#include <vector>

#include "example.h"
#include "learner.h"

namespace stoa::policy::training {

// Prints what each threshold gives.
Levels calibrate(const std::vector<Example>& examples, const std::vector<Sample>& samples, const WordTable& table,
                 const LearnerOptions& options);

}  // namespace stoa::policy::training
