// A `stoa serve` in a process of its own, so that its memory and processor time are its own.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace stoa::bench {

// A port of 127.0.0.1 that is free now. Somebody else could take it before the server does; then the start fails and says so.
Result<std::uint16_t> free_port();

class ServerProcess {
public:
    using Settings = std::vector<std::pair<std::string, std::string>>;
    // Starts this very program on the data directory, on a free port of 127.0.0.1, and waits for its first answer. `settings`:
    // more of the environment.
    static Result<ServerProcess> start(const std::string& data_directory, const Settings& settings = {});
    ServerProcess(ServerProcess&& other) noexcept;
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ServerProcess& operator=(ServerProcess&&) = delete;
    // Ends it by SIGTERM and waits.
    ~ServerProcess();

    std::uint16_t port() const { return port_; }
    double start_ms() const { return start_ms_; }  // From the start of the process to the first answer to /healthz.
    double memory_mb() const;                      // Resident, of which nothing is shared with another Stoa.
    double cpu_seconds() const;                    // User and system time so far.
    pid_t pid() const { return pid_; }

private:
    ServerProcess(pid_t pid, std::uint16_t port, double start_ms) : pid_(pid), port_(port), start_ms_(start_ms) {}
    pid_t pid_;
    std::uint16_t port_;
    double start_ms_;
};

}  // namespace stoa::bench
