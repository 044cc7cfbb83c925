#include "worker/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cerrno>

#include <cstdio>
#include <fstream>

#include "base/open_file.h"
#include "inspect/landlock.h"
#include "worker/system_calls.h"

namespace stoa::worker {

namespace {

std::unexpected<Error> refused(std::string_view what) {
    return fail(problems::unavailable, fmt::format("the sandbox cannot be closed: {}", what));
}

// landlock_ruleset_attr of version 6; the header of Debian's kernel 6.1 ends with the first member.
struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scope = 0;
};

// All rights that a version of landlock knows: what is handled and has no rule is forbidden.
Ruleset all_rights(int version) {
    const int file_rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return {.files = (std::uint64_t{1} << file_rights) - 1, .network = version >= 4 ? 3U : 0U, .scope = version >= 6 ? 3U : 0U};
}
std::size_t size_known(int version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

bool limit(__rlimit_resource resource, std::int64_t soft, std::int64_t hard) {
    const ::rlimit limits{.rlim_cur = static_cast<::rlim_t>(soft), .rlim_max = static_cast<::rlim_t>(hard)};
    return ::setrlimit(resource, &limits) == 0;
}

std::int64_t address_space_bytes() {
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * ::sysconf(_SC_PAGESIZE);
}

bool limit_memory([[maybe_unused]] std::int64_t bytes) {
#ifdef __SANITIZE_ADDRESS__
    return true;  // AddressSanitizer takes 20 TB of addresses.
#else
    return limit(RLIMIT_AS, bytes, bytes);
#endif
}

}  // namespace

Result<Sandbox> Sandbox::prepare() {
    Sandbox sandbox(TRY(compile_system_calls()));
    sandbox.address_space_bytes_ = address_space_bytes();
    return sandbox;
}

Result<void> Sandbox::give_up_files() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no_new_privs");
    const int version = inspect::landlock_version();
    if (version == 0) return {};
    const Ruleset rights = all_rights(version);
    const OpenFile rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rights, size_known(version), 0)));
    if (!rules.is_open() || ::syscall(SYS_landlock_restrict_self, rules.descriptor(), 0) != 0) return refused("landlock");
    return {};
}

bool Sandbox::has_files() {
    // The root is there on each machine, and everybody may read it.
    const OpenFile root(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return root.is_open() || errno != EACCES;
}

Result<void> Sandbox::enter(const SandboxLimits& limits) const {
    const std::int64_t memory = address_space_bytes_ + limits.memory_bytes;
    if (!limit_memory(memory) || !limit(RLIMIT_CPU, limits.processor_seconds, limits.processor_seconds + 1) ||
        !limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes) || !limit(RLIMIT_CORE, 0, 0) || !limit(RLIMIT_MEMLOCK, 0, 0)) {
        return refused("limits");
    }
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no_new_privs");
    const ::sock_fprog program{.len = static_cast<unsigned short>(filter_.size()), .filter = const_cast<::sock_filter*>(filter_.data())};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0) return refused("seccomp");
    return {};
}

}  // namespace stoa::worker
