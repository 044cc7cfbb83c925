// What a child has in its hands, and what it can do with it.
#include "worker/zygote.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>

#include <optional>
#include <string>
#include <vector>

#include "base/open_file.h"
#include "inspect/worker_protocol.h"

namespace stoa::worker {
namespace {

// How a child ends that gets `input` and does `attempt`: its exit status. Nothing where the first process said nothing.
std::optional<int> ask_child(int input, const std::function<int()>& attempt) {
    std::array<int, 2> control{-1, -1}, line{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control.data()) != 0) return std::nullopt;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line.data()) != 0) return std::nullopt;
    const ::pid_t zygote = ::fork();
    if (zygote == 0) {
        const auto sandbox = Sandbox::prepare();
        ::dup2(control[1], inspect::control_descriptor);
        ::close_range(inspect::control_descriptor + 1, ~0U, 0);
        if (!sandbox || !Sandbox::give_up_files()) ::_exit(1);
        ::_exit(run_zygote(*sandbox, {}, [&](std::string_view) { return attempt(); }));
    }
    ::close(control[1]);
    std::optional<OpenFile> ours(control[0]);
    const OpenFile end_line(line[0]), made(::memfd_create("made", MFD_CLOEXEC));
    const int other = made.descriptor();
    const bool is_sent = inspect::send_request(
        control[0], "{}", {.line = line[1], .input = input, .answer = other, .rebuilt = other, .thumbnail = other, .preview = other});
    ::close(line[1]);
    inspect::ChildEnd end;
    const bool has_end = is_sent && ::recv(line[0], &end, sizeof end, MSG_WAITALL) == static_cast<::ssize_t>(sizeof end);
    ours.reset();
    ::waitpid(zygote, nullptr, 0);
    return has_end && WIFEXITED(end.wait_status) ? std::optional(WEXITSTATUS(end.wait_status)) : std::nullopt;
}

class Zygote : public testing::Test {
protected:
    Zygote() { EXPECT_TRUE(file_.write("as it came")); }

    OpenFile file_{::memfd_create("suspect", MFD_CLOEXEC)};
};

int write_over_input() {
    constexpr int input = ChildDescriptors::input;
    char byte = 0;
    if (::pread(input, &byte, 1, 0) != 1 || byte != 'a') return 10;
    if (::pwrite(input, "x", 1, 0) != -1 || errno != EBADF) return 11;
    if (::write(input, "x", 1) != -1 || errno != EBADF) return 12;
    if (::write(::dup(input), "x", 1) != -1 || errno != EBADF) return 13;
    return ::mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, input, 0) == MAP_FAILED ? 0 : 14;
}

TEST_F(Zygote, ChildReadsItsFileAndCannotWriteIt) {
    const OpenFile read_only(::open(("/proc/self/fd/" + std::to_string(file_.descriptor())).c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_EQ(ask_child(read_only.descriptor(), write_over_input), 0);
}

TEST_F(Zygote, FileThatCouldBeWrittenIsNotRead) {
    EXPECT_EQ(ask_child(file_.descriptor(), [] { return 0; }), 3);
}

class Memory : public Zygote, public testing::WithParamInterface<std::function<int()>> {};

TEST_P(Memory, ChildThatGetsNoMoreSaysSo) {
    const OpenFile read_only(::open(("/proc/self/fd/" + std::to_string(file_.descriptor())).c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_EQ(ask_child(read_only.descriptor(), GetParam()), inspect::worker_out_of_memory);
}

constexpr std::size_t too_much = std::size_t{1} << 30U;

int take_all() {
    std::vector<std::string> taken;
    for (;;) taken.emplace_back(too_much, 'x');
}
// As libraries in C do: GLib ends the process, others write where nothing is.
int give_up() {
    if (std::malloc(too_much) == nullptr) std::abort();
    return 0;
}
template <void* (*Take)()>
int use_nothing() {
    static_cast<volatile char*>(Take())[0] = 'x';
    return 0;
}
void* nothing() { return nullptr; }
void* by_calloc() { return std::calloc(too_much, 1); }
void* by_realloc() { return std::realloc(nullptr, too_much); }
void* by_posix_memalign() {
    void* block = nullptr;
    return ::posix_memalign(&block, 64, too_much) == 0 ? block : nullptr;
}

INSTANTIATE_TEST_SUITE_P(Zygote, Memory,
                         testing::Values(take_all, give_up, use_nothing<by_calloc>, use_nothing<by_realloc>,
                                         use_nothing<by_posix_memalign>));

TEST_F(Zygote, ChildThatCrashesWithMemoryLeftIsNoneOfThese) {
    const OpenFile read_only(::open(("/proc/self/fd/" + std::to_string(file_.descriptor())).c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_EQ(ask_child(read_only.descriptor(), use_nothing<nothing>), std::nullopt);
    EXPECT_EQ(ask_child(read_only.descriptor(), []() -> int { std::abort(); }), std::nullopt);
}

}  // namespace
}  // namespace stoa::worker
