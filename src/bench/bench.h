// The benchmarks: what Stoa does in a second, beside what its parts can do at most or what a known peer does.
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "app/app.h"
#include "base/result.h"

namespace stoa::bench {

struct BenchOptions {
    int messages = 100'000;    // In the store before a run.
    int conversations = 1000;  // Live ones, over which the load is spread.
    int connections = 64;
    int seconds = 10;  // Each measurement, after a second of warming up.
};

struct Bench {
    std::string data_directory;  // Empty, and this run's own.
    std::string database_file;   // In it.
    BenchOptions options;
    // Runs `work` with the parts of the application on the data directory, and closes them after it.
    std::function<Result<void>(const std::function<Result<void>(App&)>& work)> with_app;
    std::ostream& out;
};

// All benchmarks one after the other, as one table of figures.
Result<void> run(const Bench& bench);

}  // namespace stoa::bench
