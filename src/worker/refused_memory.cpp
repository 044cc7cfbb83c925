#include "worker/refused_memory.h"

#include <unistd.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>

namespace {

std::atomic<bool> was_refused = false;
std::atomic<int> status_to_exit_with = 0;

// Returns to what has failed, which fails again, and then ends the process.
void look(int) {
    if (was_refused) ::_exit(status_to_exit_with);
}

}  // namespace

#ifndef __SANITIZE_ADDRESS__

// A program's own malloc() goes before glibc's (glibc manual, "Replacing malloc"), also for the libraries that it loads. These hand on to
// glibc's under its other names.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming,readability-inconsistent-declaration-parameter-name)
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

static void* noted(void* block, std::size_t size) {
    if (block == nullptr && size != 0) was_refused.store(true, std::memory_order_relaxed);
    return block;
}

void* malloc(std::size_t size) { return noted(__libc_malloc(size), size); }
void* calloc(std::size_t count, std::size_t size) { return noted(__libc_calloc(count, size), size); }
void* realloc(void* block, std::size_t size) { return noted(__libc_realloc(block, size), size); }
void* memalign(std::size_t alignment, std::size_t size) { return noted(__libc_memalign(alignment, size), size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    if (alignment % sizeof(void*) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
    void* const found = memalign(alignment, size);
    if (found == nullptr && size != 0) return ENOMEM;
    *block = found;
    return 0;
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming,readability-inconsistent-declaration-parameter-name)

#endif

namespace stoa::worker {

void exit_where_memory_was_refused(int status) {
    status_to_exit_with = status;
    was_refused = false;
    // Within the sandbox abort() can send no SIGABRT, and comes to an instruction that is not permitted.
    struct ::sigaction action{};
    action.sa_handler = look;
    action.sa_flags = SA_RESETHAND;
    for (const int signal : std::array{SIGSEGV, SIGBUS, SIGILL, SIGFPE}) (void)::sigaction(signal, &action, nullptr);
}

}  // namespace stoa::worker
