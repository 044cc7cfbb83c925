#include "bench/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/open_file.h"

namespace stoa::bench {

namespace {

void bind_thread(pid_t thread, int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<std::size_t>(core), &set);
    (void)::sched_setaffinity(thread, sizeof set, &set);
}

struct Pipes {
    std::array<int, 2> input{-1, -1}, output{-1, -1};
};

[[noreturn]] void become(const ChildOptions& options, const Pipes& pipes) {
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const bool piped = options.streams == ChildOptions::Streams::Piped;
    ::dup2(piped ? pipes.input[0] : nowhere, STDIN_FILENO);
    ::dup2(piped ? pipes.output[1] : nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    if (options.core) bind_thread(0, *options.core);
    std::vector<char*> arguments{const_cast<char*>(options.program.c_str())};
    for (const std::string& argument : options.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const ChildOptions& options) {
    Pipes pipes;
    const bool piped = options.streams == ChildOptions::Streams::Piped;
    if (piped && (::pipe2(pipes.input.data(), O_CLOEXEC) != 0 || ::pipe2(pipes.output.data(), O_CLOEXEC) != 0))
        return fail(problems::unavailable, "no pipe to a child process");
    const pid_t pid = ::fork();
    if (pid == 0) become(options, pipes);
    if (piped) {
        ::close(pipes.input[0]);
        ::close(pipes.output[1]);
    }
    if (pid < 0) return fail(problems::unavailable, fmt::format("{} cannot be started", options.program));
    return ChildProcess(pid, pipes.input[1], pipes.output[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      received_(std::move(other.received_)),
      read_(other.read_) {}

ChildProcess::~ChildProcess() {
    close_input();
    if (output_ >= 0) ::close(output_);
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
}

void ChildProcess::close_input() {
    if (input_ >= 0) ::close(std::exchange(input_, -1));
}

bool ChildProcess::write(std::string_view bytes) const { return write_all(input_, bytes); }

std::optional<std::string> ChildProcess::read_line() {
    for (;;) {
        const std::size_t end = received_.find('\n', read_);
        if (end != std::string::npos) {
            std::string line = received_.substr(read_, end - read_);
            read_ = end + 1;
            return line;
        }
        received_.erase(0, std::exchange(read_, 0));
        std::array<char, 65536> buffer;
        const ssize_t size = ::read(output_, buffer.data(), buffer.size());
        if (size <= 0) return std::nullopt;
        received_.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

bool ChildProcess::has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid_;
}

double ChildProcess::memory_mb() const { return resident_mb(pid_); }

void bind_to_core(pid_t pid, int core) {
    std::error_code error;
    for (const auto& thread : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid), error))
        bind_thread(static_cast<pid_t>(std::stoi(thread.path().filename().string())), core);
}

double resident_mb(pid_t pid) {
    std::ifstream status(fmt::format("/proc/{}/status", pid));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

}  // namespace stoa::bench
