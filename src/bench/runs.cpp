#include "bench/runs.h"

#include <algorithm>
#include <vector>

#include "bench/load.h"

namespace stoa::bench {

Result<double> median_of_runs(const std::function<Result<double>()>& run) {
    std::vector<double> values;
    for (int number = 0; number < runs; ++number) {
        const double value = TRY(run());
        values.push_back(value);
    }
    std::ranges::sort(values);
    return quantile(values, 0.5);
}

}  // namespace stoa::bench
