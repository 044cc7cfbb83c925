#include "worker/zygote.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <array>
#include <new>

#include "base/open_file.h"
#include "inspect/worker_protocol.h"
#include "worker/kept_files.h"
#include "worker/refused_memory.h"

namespace stoa::worker {

namespace {

using inspect::control_descriptor;
using inspect::RequestDescriptors;

struct Child {
    ::pid_t pid;
    OpenFile line;
    bool is_killed = false;
};

// Signals that children end arrive as bytes that can be polled.
OpenFile watch_children() {
    ::sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    return OpenFile(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

void take_no_signals() {
    ::sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Puts the five descriptors of the child to their numbers and closes all others but files that were kept open on purpose. Refuses a file
// that could be written: others look at it after the child.
bool arrange_descriptors(const RequestDescriptors& from) {
    if ((::fcntl(from.input, F_GETFL) & O_ACCMODE) != O_RDONLY) return false;
    const std::array wanted{from.input, from.answer, from.rebuilt, from.thumbnail, from.preview};
    std::array<int, wanted.size()> high{};
    for (std::size_t at = 0; at < wanted.size(); ++at) high.at(at) = ::fcntl(wanted.at(at), F_DUPFD, 64);
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (high.at(at) < 0 || ::dup2(high.at(at), ChildDescriptors::input + static_cast<int>(at)) < 0) return false;
    }
    std::vector<int> keep = kept_descriptors();
    std::ranges::sort(keep);
    unsigned from_number = ChildDescriptors::preview + 1;
    for (const int kept : keep) {
        const auto number = static_cast<unsigned>(kept);
        if (number > from_number && ::close_range(from_number, number - 1, 0) != 0) return false;
        from_number = std::max(from_number, number + 1);
    }
    return ::close_range(from_number, ~0U, 0) == 0;
}

class Zygote {
public:
    Zygote(const Sandbox& sandbox, const SandboxLimits& limits, const std::function<int(std::string_view)>& read_file)
        : sandbox_(sandbox), limits_(limits), read_file_(read_file), signals_(watch_children()) {}

    int run() {
        while (true) {
            std::vector<::pollfd> watched{{control_descriptor, POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}};
            for (const Child& child : children_) watched.push_back({child.line.descriptor(), short{POLLRDHUP}, 0});
            if (::poll(watched.data(), watched.size(), -1) < 0) continue;
            for (std::size_t at = 2; at < watched.size(); ++at) {
                if (watched[at].revents != 0) end(children_[at - 2]);
            }
            if (watched[1].revents != 0) bury();
            if (watched[0].revents != 0 && !take_request()) return end_all();
        }
    }

private:
    bool take_request() {
        std::array<char, inspect::request_bytes_max> buffer;
        std::string_view options;
        RequestDescriptors descriptors;
        switch (inspect::receive_request(control_descriptor, buffer, options, descriptors)) {
            case inspect::Received::Closed:
                return false;
            case inspect::Received::Nothing:
                return true;
            case inspect::Received::Request:
                break;
        }
        OpenFile line(descriptors.line);
        const std::array<OpenFile, 5> given{OpenFile(descriptors.input), OpenFile(descriptors.answer), OpenFile(descriptors.rebuilt),
                                            OpenFile(descriptors.thumbnail), OpenFile(descriptors.preview)};
        const ::pid_t pid = ::fork();
        if (pid == 0) ::_exit(be_child(descriptors, options));
        // Where it cannot fork, the line closes without a word: "gone".
        if (pid > 0) children_.push_back({.pid = pid, .line = std::move(line)});
        return true;
    }

    int be_child(const RequestDescriptors& descriptors, std::string_view options) const {
        take_no_signals();
        // Nobody ends a child whose first process was killed.
        if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return 3;
        exit_where_memory_was_refused(inspect::worker_out_of_memory);
        if (!arrange_descriptors(descriptors) || !sandbox_.enter(limits_)) return 3;
        // What is left of an attempt to read it that its limit ended; whoever reads a kind of file may come to an answer without.
        try {
            return read_file_(options);
        } catch (const std::bad_alloc&) {
            return inspect::worker_out_of_memory;
        }
    }

    static void end(Child& child) {
        if (!child.is_killed) ::kill(child.pid, SIGKILL);
        child.is_killed = true;
    }

    // Takes the status of those that have ended and tells it.
    void bury() {
        ::signalfd_siginfo ignored;
        while (::read(signals_.descriptor(), &ignored, sizeof ignored) > 0) continue;
        ::rusage usage;
        int status = 0;
        for (::pid_t pid = 0; (pid = ::wait4(-1, &status, WNOHANG, &usage)) > 0;) {
            std::vector<Child> others;
            for (Child& child : children_) {
                if (child.pid == pid)
                    tell(child, status, usage);
                else
                    others.push_back(std::move(child));
            }
            children_.swap(others);
        }
    }

    static void tell(const Child& child, int status, const ::rusage& usage) {
        const auto us = [](const ::timeval& time) { return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec; };
        const inspect::ChildEnd end{.wait_status = status,
                                    .processor_us = us(usage.ru_utime) + us(usage.ru_stime),
                                    .memory_bytes_max = std::int64_t{usage.ru_maxrss} * 1024};
        (void)::send(child.line.descriptor(), &end, sizeof end, MSG_NOSIGNAL | MSG_DONTWAIT);
    }

    int end_all() {
        for (Child& child : children_) end(child);
        return 0;
    }

    const Sandbox& sandbox_;
    const SandboxLimits& limits_;
    const std::function<int(std::string_view)>& read_file_;
    OpenFile signals_;
    std::vector<Child> children_{};
};

}  // namespace

int run_zygote(const Sandbox& sandbox, const SandboxLimits& limits, const std::function<int(std::string_view)>& read_file) {
    return Zygote(sandbox, limits, read_file).run();
}

}  // namespace stoa::worker
