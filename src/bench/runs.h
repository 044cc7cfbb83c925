// A figure that is told is the median of five warm runs.
#pragma once

#include <functional>

#include "base/result.h"

namespace stoa::bench {

inline constexpr int runs = 5;

// Of what `run` gives each time; the first error ends it.
Result<double> median_of_runs(const std::function<Result<double>()>& run);

}  // namespace stoa::bench
