#include "worker/reading_time.h"

#include <chrono>
#include <ctime>

namespace stoa::worker {

namespace {

// Half of SandboxLimits' and of InspectorSettings' time: the last page may take some seconds.
constexpr std::time_t processor_seconds_max = 10;
constexpr std::chrono::seconds clock_max{15};

}  // namespace

bool has_time_for_more() {
    using Clock = std::chrono::steady_clock;
    static const Clock::time_point begin = Clock::now();  // The process reads one file.
    ::timespec used{};
    (void)::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec < processor_seconds_max && Clock::now() - begin < clock_max;
}

}  // namespace stoa::worker
