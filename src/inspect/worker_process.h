// The worker's first process as the server holds it, and one request to it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/open_file.h"
#include "base/result.h"
#include "inspect/worker_protocol.h"

namespace stoa::inspect {

// What came of a request.
struct WorkerAnswer {
    enum class End : std::uint8_t {
        Ended,     // `end` says how.
        TimedOut,  // It was killed for it.
        TooLong,   // It wrote more than an answer may have, and was killed.
        Gone,      // The first process has gone, hangs, or could not fork: it says of nobody how it ended.
    };
    End how = End::Gone;
    std::string bytes{};
    ChildEnd end{};
};

class WorkerProcess {
public:
    static Result<std::shared_ptr<const WorkerProcess>> start(const std::filesystem::path& program, std::chrono::milliseconds time_max);
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess();

    bool has_landlock() const { return has_landlock_; }

    struct Files {
        int input, rebuilt, thumbnail, preview;
    };
    // Blocks until the child has ended. An error where this process has no descriptors left.
    Result<WorkerAnswer> ask(std::string_view options, const Files& files, std::chrono::milliseconds time_max) const;

private:
    WorkerProcess(::pid_t pid, OpenFile control) : pid_(pid), control_(std::move(control)) {}
    ::pid_t pid_;
    OpenFile control_;
    bool has_landlock_ = false;
};

}  // namespace stoa::inspect
