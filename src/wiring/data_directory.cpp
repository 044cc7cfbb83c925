#include "wiring/data_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace stoa::wiring {

namespace {

std::string user_name(uid_t user) {
    struct passwd entry{};
    struct passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? found->pw_name : fmt::format("number {}", user);
}

std::unexpected<Error> refused(std::string message) { return fail(problems::unavailable, std::move(message)); }

}  // namespace

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<DataDirectory> DataDirectory::open(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return refused(
            fmt::format("cannot make the data directory {}: {}; choose another by data_directory or --data", path, std::strerror(errno)));
    }
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return refused(fmt::format("cannot open the data directory {}: {}", path, std::strerror(errno)));
    if (!S_ISDIR(status.st_mode))
        return refused(fmt::format("the data directory {} is a file; choose another by data_directory or --data", path));
    if (status.st_uid != ::geteuid()) {
        return refused(
            fmt::format("the data directory {} belongs to the user {}; run as that user, or choose another by data_directory or --data",
                        path, user_name(status.st_uid)));
    }
    if (::access(path.c_str(), W_OK | X_OK) != 0) {
        return refused(
            fmt::format("the data directory {} cannot be written: {}; mend its rights, or choose another by data_directory or --data", path,
                        std::strerror(errno)));
    }
    return DataDirectory(path);
}

Result<FileLock> DataDirectory::lock() const {
    const std::string file = path_ + "/lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return refused(fmt::format("cannot open {}: {}", file, std::strerror(errno)));
    FileLock held(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return fail(problems::already_exists,
                    fmt::format("another server is running on the data directory {}; stop it, or choose another by --data", path_));
    }
    return held;
}

}  // namespace stoa::wiring
