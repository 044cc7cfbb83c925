// What became of the files that this server looked into since its start, for GET /metrics.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace stoa {

enum class InspectionOutcome : std::uint8_t {
    Ready,      // Nothing speaks against it.
    Refused,    // For what it is.
    Unread,     // What read it crashed, was ended or talked nonsense; refused too.
    Postponed,  // This machine failed; tried again.
};

// Any thread.
class InspectionCounts {
public:
    void count(InspectionOutcome outcome) { outcomes_.at(static_cast<std::size_t>(outcome)).fetch_add(1, std::memory_order_relaxed); }
    void count_scanner_unavailable() { scanner_unavailable_.fetch_add(1, std::memory_order_relaxed); }
    // In Prometheus' text format.
    std::string write() const;

private:
    std::array<std::atomic<std::int64_t>, 4> outcomes_{};
    std::atomic<std::int64_t> scanner_unavailable_{0};
};

// The process's: figures are of a process, as its start time is.
InspectionCounts& inspection_counts();

}  // namespace stoa
