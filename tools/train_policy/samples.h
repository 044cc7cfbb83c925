// Makes of labelled messages what the learner learns from: a sample a window of the text, and one of the whole message.
#pragma once

#include <vector>

#include "example.h"
#include "learner.h"

namespace stoa::policy::training {

// `number` is the message's. A clean one that was opened for a reason gives some more, which do not fit their reasons.
void add_samples(const Example& example, std::uint32_t number, const Phrasebook& book, const WordTable& table,
                 std::vector<Sample>& samples);

}  // namespace stoa::policy::training
