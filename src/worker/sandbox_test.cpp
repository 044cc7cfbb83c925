// What a process that is shut in tries, and cannot.
#include "worker/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>

#include <atomic>
#include <thread>

#include "inspect/landlock.h"

namespace stoa::worker {
namespace {

constexpr int fine = 0, cannot_enter = 99;

// How a child ends that shuts itself in and then does `attempt`: its exit status, or minus the signal.
template <class Attempt>
int shut_in(Attempt attempt, const SandboxLimits& limits = {}) {
    const auto sandbox = Sandbox::prepare();
    if (!sandbox) return cannot_enter;
    const ::pid_t pid = ::fork();
    if (pid == 0) {
        if (!Sandbox::give_up_files() || !sandbox->enter(limits)) ::_exit(cannot_enter);
        ::_exit(attempt());
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

TEST(Sandbox, LeavesMemoryTimeAndThreads) {
    EXPECT_EQ(shut_in([] {
                  int seen = 1;
                  std::thread([&] { seen = 0; }).join();
                  const std::vector<char> memory(10 << 20, 'x');
                  return memory.back() == 'x' ? seen : 2;
              }),
              fine);
}

TEST(Sandbox, OpensNoFile) {
    const auto is_refused = [](auto open) { return shut_in([&] { return open() < 0 && errno == EACCES ? fine : 1; }); };
    EXPECT_EQ(is_refused([] { return ::open("/etc/passwd", O_RDONLY); }), fine);
    EXPECT_EQ(is_refused([] { return ::open("/tmp/escaped", O_WRONLY | O_CREAT, 0600); }), fine);
    EXPECT_EQ(is_refused([] { return ::openat(AT_FDCWD, "/proc/self/maps", O_RDONLY); }), fine);
    EXPECT_EQ(is_refused([] { return ::unlink("/tmp/escaped"); }), fine);
    EXPECT_EQ(is_refused([] { return static_cast<int>(::access("/etc/passwd", R_OK)); }), fine);
    // An empty path would be refused too: what is asked of a descriptor is asked by fstat().
    struct ::stat status{};
    for (const int flags : {0, AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW}) {
        EXPECT_EQ(is_refused([&] { return ::fstatat(AT_FDCWD, "/etc/passwd", &status, flags); }), fine) << flags;
    }
    EXPECT_EQ(is_refused([&] { return ::stat("/etc/passwd", &status); }), fine);
    EXPECT_EQ(is_refused([&] { return static_cast<int>(::syscall(SYS_statx, AT_FDCWD, "/etc/passwd", AT_EMPTY_PATH, 0, &status)); }), fine);
    for (const long call : {SYS_renameat2, SYS_mkdirat, SYS_mount, SYS_fchmodat, SYS_symlinkat, SYS_open_by_handle_at, SYS_truncate}) {
        EXPECT_EQ(shut_in([&] { return ::syscall(call, "/tmp/a", "/tmp/b", 0, 0) == 0 ? 1 : 2; }), -SIGSYS) << call;
    }
}

TEST(Sandbox, TellsOfFilesThatAreOpen) {
    const int file = ::memfd_create("open", MFD_CLOEXEC);
    ASSERT_EQ(::write(file, "four", 4), 4);
    EXPECT_EQ(shut_in([&] {
                  struct ::stat status{};
                  return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 4 ? fine : 1;
              }),
              fine);
    ::close(file);
}

TEST(Sandbox, OpensNoFileByLandlockAlone) {
    if (!inspect::landlock_available()) GTEST_SKIP() << "this kernel has no landlock";
    const ::pid_t pid = ::fork();
    if (pid == 0) {
        if (!Sandbox::give_up_files()) ::_exit(cannot_enter);
        const bool reads = ::open("/etc/passwd", O_RDONLY) >= 0, writes = ::open("/tmp/escaped", O_WRONLY | O_CREAT, 0600) >= 0;
        ::_exit(reads || writes || errno != EACCES ? 1 : fine);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0);
}

TEST(Sandbox, KnowsWhetherItHasFiles) {
    EXPECT_TRUE(Sandbox::has_files());
    const ::pid_t pid = ::fork();
    if (pid == 0) ::_exit(Sandbox::give_up_files() ? (Sandbox::has_files() ? 1 : 2) : cannot_enter);
    int status = 0;
    ::waitpid(pid, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), inspect::landlock_available() ? 2 : 1);
}

TEST(Sandbox, SpeaksToNobody) {
    EXPECT_EQ(shut_in([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 1 : 2; }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 1 : 2; }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return ::kill(::getppid(), SIGTERM) == 0 ? 1 : 2; }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return ::syscall(SYS_io_uring_setup, 1, nullptr) >= 0 ? 1 : 2; }), -SIGSYS);
}

TEST(Sandbox, BeginsNoProcessAndTouchesNone) {
    EXPECT_EQ(shut_in([] { return ::fork() >= 0 ? 1 : 2; }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return ::syscall(SYS_clone3, nullptr, 0) < 0 && errno == ENOSYS ? fine : 1; }), fine);
    EXPECT_EQ(shut_in([] { return ::execl("/bin/true", "true", nullptr); }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? 1 : 2; }), -SIGSYS);
    EXPECT_EQ(shut_in([] { return static_cast<int>(::syscall(SYS_process_vm_readv, ::getppid(), nullptr, 0, nullptr, 0, 0)); }), -SIGSYS);
}

TEST(Sandbox, RunsNoMemoryThatItWrote) {
    EXPECT_EQ(shut_in([] {
                  return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 2
                                                                                                                                     : 1;
              }),
              -SIGSYS);
    EXPECT_EQ(shut_in([] {
                  void* memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                  return ::mprotect(memory, 4096, PROT_READ | PROT_EXEC);
              }),
              -SIGSYS);
}

TEST(Sandbox, KeepsToLimits) {
    EXPECT_EQ(shut_in(
                  [] {
                      std::atomic<int> spins = 0;
                      while (true) ++spins;
                      return 1;
                  },
                  {.processor_seconds = 1}),
              -SIGXCPU);
    EXPECT_EQ(shut_in([] { return ::mmap(nullptr, 2UL << 30U, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? fine : 1; }),
              fine);
    const int file = ::memfd_create("large", MFD_CLOEXEC);
    EXPECT_EQ(shut_in([&] { return ::pwrite(file, "x", 1, 4096) == 1 ? 1 : 2; }, {.file_bytes = 1024}), -SIGXFSZ);
    ::close(file);
    EXPECT_EQ(shut_in([] {
                  const ::rlimit more{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
                  return ::setrlimit(RLIMIT_AS, &more) == 0 ? 1 : 2;
              }),
              -SIGSYS);
}

}  // namespace
}  // namespace stoa::worker
