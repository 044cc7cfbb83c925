// A program in a process of its own, with pipes or without, bound to one core, and what it takes of the machine.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace stoa::bench {

struct ChildOptions {
    std::string program;  // A path, or a name to be found in PATH.
    std::vector<std::string> arguments{};
    std::optional<int> core{};  // The one processor core it may run on; absent: all.
    // Whether the caller writes its standard input and reads its standard output; otherwise both lead nowhere.
    enum class Streams { None, Piped } streams = Streams::None;
};

class ChildProcess {
public:
    static Result<ChildProcess> start(const ChildOptions& options);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ChildProcess& operator=(ChildProcess&&) = delete;
    // Closes its pipes, ends it by SIGTERM and waits.
    ~ChildProcess();

    // All of `bytes`; false where the child takes no more.
    bool write(std::string_view bytes) const;
    // The next line of its output without the end; nothing where the output ends.
    std::optional<std::string> read_line();
    void close_input();

    bool has_ended() const;
    double memory_mb() const;  // Resident.
    pid_t pid() const { return pid_; }

private:
    ChildProcess(pid_t pid, int input, int output) : pid_(pid), input_(input), output_(output) {}
    pid_t pid_;
    int input_;
    int output_;
    std::string received_{};
    std::size_t read_ = 0;  // Of what was received.
};

// Lets a running process, its threads and those that they begin run on one core only.
void bind_to_core(pid_t pid, int core);
// Resident memory of a process.
double resident_mb(pid_t pid);

}  // namespace stoa::bench
