// Under which other reasons the text of a message would serve another purpose than the one declared ("Where the borders lie" in
// the catalogue of rules): from one message that fits its reason come others that do not.
#pragma once

#include <vector>

#include "domain/words.h"

namespace stoa::policy::training {

// Reasons that a text opened with `reason` plainly does not fit; empty where a text may be anything. What is open to doubt is left
// out: a question about an order may be one of its customisation, and any trouble may be told as order_problem.
const std::vector<Reason>& other_reasons(Reason reason);

}  // namespace stoa::policy::training
