// Figures of the door in Prometheus' text format (version 0.0.4). Counting is lock-free, from any thread.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stoa::http {

// How things stand at this moment.
struct Gauges {
    std::int64_t connections = 0;
    std::int64_t streams = 0;
    std::int64_t queue_length = 0;    // Requests, stream reads and pieces of bodies that wait for a thread.
    std::int64_t uploads = 0;         // Bodies that are taken as they come, and
    std::int64_t downloads = 0;       // that are sent as they are read,
    std::int64_t received_bytes = 0;  // with the bytes of all of them so far.
    std::int64_t sent_bytes = 0;
    std::optional<std::int64_t> unindexed{};  // Messages that a search does not find yet; absent where the store cannot say.
};

class Metrics {
public:
    // Upper ends of the buckets of durations.
    static constexpr std::array<std::int64_t, 7> bucket_ends_us{1'000, 5'000, 20'000, 100'000, 500'000, 2'000'000, 10'000'000};

    // `routes`: the labels, one a route: method, a blank, path.
    explicit Metrics(std::vector<std::string> routes);
    // `route` is an index of the labels.
    void count(std::size_t route, int status, std::chrono::steady_clock::duration took);
    std::string write(const Gauges& gauges) const;

private:
    struct Counts {
        std::array<std::atomic<std::uint64_t>, 5> by_class{};  // 1xx to 5xx.
        std::array<std::atomic<std::uint64_t>, bucket_ends_us.size()> by_duration{};
        std::atomic<std::uint64_t> count{0};
        std::atomic<std::uint64_t> sum_us{0};
    };
    std::vector<std::string> routes_;
    std::unique_ptr<Counts[]> counts_;
    std::int64_t started_at_seconds_;
};

}  // namespace stoa::http
