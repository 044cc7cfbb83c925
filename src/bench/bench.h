// The benchmarks: what Stoa does in a second, beside what its parts can do at most or what a known peer does.
// docs/benchmarks.md says for each what is measured and how.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "app/app.h"
#include "base/result.h"

namespace stoa::bench {

struct BenchOptions {
    int messages = 100'000;    // In the store before a run.
    int conversations = 1000;  // Live ones, over which the load is spread.
    int connections = 64;
    int seconds = 10;  // Each measurement of a rate, after a second of warming up.
    int large_messages = 5'000'000;
    int streams = 10'000;
    std::string small_directory{};  // Filled stores to measure pages on; empty: made for this run.
    std::string large_directory{};
};

struct Bench {
    std::string directory;  // Of this run, empty, on the disk that is measured.
    BenchOptions options;
    // Runs `work` with the parts of the application on the data directory, and closes them after it.
    std::function<Result<void>(const std::string& data_directory, const std::function<Result<void>(App&)>& work)> with_app;
    std::ostream& out;
};

// A group of measurements that are made together.
struct Group {
    std::string_view name;
    std::string_view about;
    Result<void> (*run)(const Bench& bench);
};
const std::vector<Group>& groups();

// Fills a data directory for `pages`: as many messages, fifty sellers, ten messages a conversation.
Result<void> fill_for_pages(const Bench& bench, const std::string& data_directory, int messages);

}  // namespace stoa::bench
