// Checks of texts that are made to cost much: 100 kB of one thing again and again, ten thousand links.
#pragma once

#include "bench/bench.h"
#include "bench/child_process.h"

namespace stoa::bench {

// `batch` is a running `stoa check --batch`.
Result<void> measure_worst_checks(const Bench& bench, ChildProcess& batch);

}  // namespace stoa::bench
