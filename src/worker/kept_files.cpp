#include "worker/kept_files.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cstdarg>
#include <cstdio>

#include <map>
#include <string>
#include <string_view>

namespace stoa::worker {

namespace {

constexpr std::string_view fonts = "/usr/share/fonts/";
constexpr int number_min = 256;

struct Kept {
    std::map<std::string, int, std::less<>> descriptors{};
    bool is_keeping = false;
};
Kept& kept() {
    static Kept files;
    return files;
}

int find_kept(std::string_view path) {
    const auto found = kept().descriptors.find(path);
    return found == kept().descriptors.end() ? -1 : found->second;
}

void keep(const char* path) {
    if (find_kept(path) >= 0) return;
    const auto opened = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0));
    if (opened < 0) return;
    // Beyond the numbers that a child's own descriptors get.
    const int descriptor = ::fcntl(opened, F_DUPFD_CLOEXEC, number_min);
    ::close(opened);
    if (descriptor >= 0) kept().descriptors.emplace(path, descriptor);
}

void keep_font(const char* path) {
    if (kept().is_keeping && std::string_view(path).starts_with(fonts)) keep(path);
}

// A descriptor of its own on a kept file, at its beginning.
int give_out(int descriptor) {
    const int copy = ::dup(descriptor);
    if (copy >= 0) ::lseek(copy, 0, SEEK_SET);
    return copy;
}

int open_file(const char* path, int flags, unsigned mode) {
    keep_font(path);
    if (const int descriptor = find_kept(path); descriptor >= 0 && (flags & O_ACCMODE) == O_RDONLY) return give_out(descriptor);
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

// Over the bytes in memory, as the place in a kept file is one for all who have it.
std::FILE* open_stream(const char* path, const char* mode) {
    keep_font(path);
    if (const int descriptor = find_kept(path); descriptor >= 0 && *mode == 'r') {
        const ::off_t size = ::lseek(descriptor, 0, SEEK_END);
        void* bytes = size > 0 ? ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
        return bytes == MAP_FAILED ? nullptr : ::fmemopen(bytes, static_cast<std::size_t>(size), "rb");
    }
    using Open = std::FILE* (*)(const char*, const char*);
    static const auto original = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "fopen64"));
    return original(path, mode);
}

}  // namespace

void begin_keeping() { kept().is_keeping = true; }
void end_keeping() { kept().is_keeping = false; }

std::vector<int> kept_descriptors() {
    std::vector<int> all;
    for (const auto& [path, descriptor] : kept().descriptors) all.push_back(descriptor);
    return all;
}

}  // namespace stoa::worker

// The C library's names, both as they are and for large files.
extern "C" {
int open(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    return stoa::worker::open_file(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    return stoa::worker::open_file(path, flags, mode);
}
std::FILE* fopen(const char* path, const char* mode) { return stoa::worker::open_stream(path, mode); }
std::FILE* fopen64(const char* path, const char* mode) { return stoa::worker::open_stream(path, mode); }
}
