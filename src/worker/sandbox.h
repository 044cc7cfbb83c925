// Takes away from this process, for good, all that a reader of hostile files has no need of: files, network, other processes,
// programs. In two steps: the zygote gives up its files once all is loaded, each child the rest before it reads a byte.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <vector>

#include "base/result.h"

namespace stoa::worker {

struct SandboxLimits {
    std::int64_t memory_bytes = 768 << 20;  // Address space beyond what the process had when it began.
    std::int64_t processor_seconds = 20;    // SIGXCPU, and a second later SIGKILL.
    std::int64_t file_bytes = 256 << 20;    // Of each file that is written.
};

class Sandbox {
public:
    // Compiles the list of permitted system calls and notes the memory in use: call it when all is loaded, before
    // give_up_files().
    static Result<Sandbox> prepare();

    // No new privileges, and by landlock no file, no network, no signal to outside of it. Nothing more where the kernel has no
    // landlock. Descriptors that are open stay usable.
    static Result<void> give_up_files();

    // Whether this process, which tries it, can open a file none the less.
    static bool has_files();

    // Limits, and the list of system calls: whatever else is called ends the process by SIGSYS, or fails where libraries take
    // a no well. Threads may still be begun, processes not.
    Result<void> enter(const SandboxLimits& limits) const;

private:
    explicit Sandbox(std::vector<::sock_filter> filter) : filter_(std::move(filter)) {}
    std::vector<::sock_filter> filter_;
    std::int64_t address_space_bytes_ = 0;  // When it was prepared: the limit is added to it.
};

}  // namespace stoa::worker
