#include "inspect/worker_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <algorithm>

#include "base/text.h"
#include "inspect/report.h"

namespace stoa::inspect {

namespace {

using Clock = std::chrono::steady_clock;

struct Pair {
    OpenFile ours, theirs;
};

Result<Pair> make_sockets(int kind) {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, kind | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(problems::unavailable, "no sockets for the inspection worker");
    return Pair{.ours = OpenFile(ends[0]), .theirs = OpenFile(ends[1])};
}

Result<Pair> make_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(problems::unavailable, "no pipe for the inspection worker");
    return Pair{.ours = OpenFile(ends[0]), .theirs = OpenFile(ends[1])};
}

// With nothing but its control socket: no environment, no descriptors, no signals blocked.
::pid_t spawn(const std::filesystem::path& program, int control) {
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    // dup2() of a number to itself would leave it close-on-exec.
    const int high = ::fcntl(control, F_DUPFD_CLOEXEC, 64);
    const OpenFile held(high);
    ::posix_spawn_file_actions_adddup2(&actions, high, control_descriptor);
    for (const int standard : {0, 1, 2}) ::posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, control_descriptor + 1);
    ::posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    ::pid_t pid = -1;
    if (::posix_spawn(&pid, name.c_str(), &actions, &attributes, arguments.data(), environment.data()) != 0) pid = -1;
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    return pid;
}

int left_ms(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000));
}

bool wait_readable(int descriptor, Clock::time_point deadline) {
    ::pollfd watched{descriptor, POLLIN, 0};
    int count = 0;
    do {
        count = ::poll(&watched, 1, left_ms(deadline));
    } while (count < 0 && errno == EINTR);
    return count > 0;
}

enum class Reading : std::uint8_t { Complete, TimedOut, TooLong };

// Until the child closes its end.
Reading read_answer(int descriptor, Clock::time_point deadline, std::string& bytes) {
    std::array<char, 65536> buffer;
    while (wait_readable(descriptor, deadline)) {
        const ::ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
        if (size == 0) return Reading::Complete;
        if (size < 0 && errno != EINTR) return Reading::Complete;
        if (size > 0) bytes.append(buffer.data(), static_cast<std::size_t>(size));
        if (bytes.size() > ReportLimits::answer_bytes) return Reading::TooLong;
    }
    return Reading::TimedOut;
}

// The file once more, to be read only: who was given the caller's own descriptor could write where it was opened for that, and what is
// looked at afterwards would be another file.
Result<OpenFile> open_for_reading(int descriptor) {
    OpenFile file(::open(fmt::format("/proc/self/fd/{}", descriptor).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return fail(problems::unavailable, "the file that is to be inspected cannot be opened anew");
    return file;
}

bool read_end(int line, Clock::time_point deadline, ChildEnd& end) {
    if (!wait_readable(line, deadline)) return false;
    return ::recv(line, &end, sizeof end, MSG_WAITALL) == static_cast<::ssize_t>(sizeof end);
}

}  // namespace

Result<std::shared_ptr<const WorkerProcess>> WorkerProcess::start(const std::filesystem::path& program,
                                                                  std::chrono::milliseconds time_max) {
    Pair sockets = TRY(make_sockets(SOCK_SEQPACKET));
    const ::pid_t pid = spawn(program, sockets.theirs.descriptor());
    if (pid < 0) return fail(problems::unavailable, fmt::format("the inspection worker {} cannot be started", program.string()));
    const std::shared_ptr<WorkerProcess> process(new WorkerProcess(pid, std::move(sockets.ours)));
    {
        const OpenFile closed(std::move(sockets.theirs));
    }
    std::array<char, 512> said;
    ::ssize_t size = 0;
    if (wait_readable(process->control_.descriptor(), Clock::now() + time_max)) {
        size = ::recv(process->control_.descriptor(), said.data(), said.size(), 0);
    }
    const std::string_view words(said.data(), static_cast<std::size_t>(std::max<::ssize_t>(size, 0)));
    if (words != ready && words != ready_without_landlock) {
        return fail(problems::unavailable, fmt::format("the inspection worker does not start: {}", words.empty() ? "no answer" : words));
    }
    process->has_landlock_ = words == ready;
    return process;
}

WorkerProcess::~WorkerProcess() {
    // It kills its children and ends when the control socket is closed; this is for one that hangs at its start.
    ::shutdown(control_.descriptor(), SHUT_RDWR);
    const auto deadline = Clock::now() + std::chrono::seconds(2);
    while (::waitpid(pid_, nullptr, WNOHANG) == 0) {
        if (Clock::now() > deadline) ::kill(pid_, SIGKILL);
        (void)::poll(nullptr, 0, 2);
    }
}

Result<WorkerAnswer> WorkerProcess::ask(std::string_view options, const Files& files, std::chrono::milliseconds time_max) const {
    const auto deadline = Clock::now() + time_max;
    // The sockets' and the pipe's other ends are closed here, so that an end that goes is seen.
    Pair line = TRY(make_sockets(SOCK_STREAM));
    Pair answer = TRY(make_pipe());
    const OpenFile input = TRY(open_for_reading(files.input));
    const RequestDescriptors descriptors{.line = line.theirs.descriptor(),
                                         .input = input.descriptor(),
                                         .answer = answer.theirs.descriptor(),
                                         .rebuilt = files.rebuilt,
                                         .thumbnail = files.thumbnail,
                                         .preview = files.preview};
    if (!send_request(control_.descriptor(), options, descriptors)) return WorkerAnswer{};
    {
        const OpenFile closed(std::move(line.theirs)), closed_too(std::move(answer.theirs));
    }
    WorkerAnswer out;
    const Reading reading = read_answer(answer.ours.descriptor(), deadline, out.bytes);
    if (reading != Reading::Complete) ::shutdown(line.ours.descriptor(), SHUT_WR);
    // A kill takes effect at once; a moment more for the first process to say so.
    const bool has_end = read_end(line.ours.descriptor(), std::max(deadline, Clock::now()) + std::chrono::seconds(2), out.end);
    if (!has_end)
        out.how = WorkerAnswer::End::Gone;
    else if (reading == Reading::TimedOut)
        out.how = WorkerAnswer::End::TimedOut;
    else if (reading == Reading::TooLong)
        out.how = WorkerAnswer::End::TooLong;
    else
        out.how = WorkerAnswer::End::Ended;
    return out;
}

}  // namespace stoa::inspect
