#include "worker/system_calls.h"

#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cerrno>

#include <array>

#include "base/open_file.h"

namespace stoa::worker {

namespace {

// What memory, time, threads and the descriptors that are open need.
constexpr std::array permitted{
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(dup),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrandom),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(getrusage),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
};

struct Refusal {
    int call;
    int error;
};
// What libraries try, and do without where they are refused.
constexpr std::array refused{
    Refusal{SCMP_SYS(open), EACCES},
    Refusal{SCMP_SYS(openat), EACCES},
    Refusal{SCMP_SYS(openat2), EACCES},
    Refusal{SCMP_SYS(stat), EACCES},
    Refusal{SCMP_SYS(lstat), EACCES},
    Refusal{SCMP_SYS(newfstatat), EACCES},  // Whether its path is empty cannot be seen by a filter (worker/file_status.cpp).
    Refusal{SCMP_SYS(statx), EACCES},
    Refusal{SCMP_SYS(access), EACCES},
    Refusal{SCMP_SYS(faccessat), EACCES},
    Refusal{SCMP_SYS(faccessat2), EACCES},
    Refusal{SCMP_SYS(readlink), EACCES},
    Refusal{SCMP_SYS(readlinkat), EACCES},
    Refusal{SCMP_SYS(getcwd), EACCES},
    Refusal{SCMP_SYS(unlink), EACCES},
    Refusal{SCMP_SYS(statfs), EACCES},
    Refusal{SCMP_SYS(getdents64), EACCES},
    Refusal{SCMP_SYS(clone3), ENOSYS},
    Refusal{SCMP_SYS(tgkill), EPERM},  // abort() ends the process without it too, and is no attack.
    Refusal{SCMP_SYS(membarrier), EPERM},
    Refusal{SCMP_SYS(sysinfo), EPERM},
    Refusal{SCMP_SYS(uname), EPERM},
    Refusal{SCMP_SYS(sched_setaffinity), EPERM},
    Refusal{SCMP_SYS(fadvise64), EPERM},
    Refusal{SCMP_SYS(setpriority), EPERM},
    Refusal{SCMP_SYS(sched_getparam), EPERM},
    Refusal{SCMP_SYS(sched_getscheduler), EPERM},
    Refusal{SCMP_SYS(sched_setscheduler), EPERM},
};

class Filter {
public:
    Filter() : context_(::seccomp_init(SCMP_ACT_KILL_PROCESS)) {}
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;
    ~Filter() { ::seccomp_release(context_); }

    template <class... Comparisons>
    void add(std::uint32_t action, int call, Comparisons... comparisons) {
        failed_ = failed_ || ::seccomp_rule_add(context_, action, call, sizeof...(comparisons), comparisons...) != 0;
    }
    bool failed() const { return failed_ || context_ == nullptr; }
    bool export_to(int descriptor) const { return ::seccomp_export_bpf(context_, descriptor) == 0; }

private:
    ::scmp_filter_ctx context_;
    bool failed_ = false;
};

void add_rules(Filter& filter) {
    for (const int call : permitted) filter.add(SCMP_ACT_ALLOW, call);
    for (const auto [call, error] : refused) filter.add(SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call);
    // Memory that holds no instructions.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // Threads. Old clone() on the architectures that Debian runs on has its flags first.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
    // How large the stack is; the limits themselves cannot be set, nor another process asked.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFD));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD));
    // "Is this a terminal?"
    filter.add(SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_EQ, TCGETS));
}

}  // namespace

Result<std::vector<::sock_filter>> compile_system_calls() {
    Filter filter;
    add_rules(filter);
    const OpenFile file(::memfd_create("filter", MFD_CLOEXEC));
    if (filter.failed() || !file.is_open() || !filter.export_to(file.descriptor())) {
        return fail(problems::unavailable, "the list of system calls cannot be compiled");
    }
    const ::off_t size = ::lseek(file.descriptor(), 0, SEEK_END);
    std::vector<::sock_filter> program(static_cast<std::size_t>(size) / sizeof(::sock_filter));
    if (::pread(file.descriptor(), program.data(), static_cast<std::size_t>(size), 0) != size) {
        return fail(problems::unavailable, "the list of system calls cannot be read");
    }
    return program;
}

}  // namespace stoa::worker
