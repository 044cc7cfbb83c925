#include "blobs/file_bytes.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/digest.h"
#include "base/open_file.h"
#include "blobs/file_fault.h"

namespace stoa::blobs {

namespace {

constexpr std::size_t read_bytes = 65'536;

}  // namespace

Result<void> sync_folder(const std::string& folder) {
    const OpenFile directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open()) return file_fault("open", folder, errno);
    if (!directory.sync()) return file_fault("write", folder, errno);
    return {};
}

Result<std::string> digest_of(int descriptor, std::int64_t begin, std::int64_t size_bytes, const std::string& path) {
    Sha256 sum;
    std::array<char, read_bytes> buffer{};
    for (std::int64_t done = 0; done < size_bytes;) {
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(buffer.size()), size_bytes - done);
        const ::ssize_t count = ::pread(descriptor, buffer.data(), static_cast<std::size_t>(wanted), begin + done);
        if (count <= 0) return file_fault("read", path, count < 0 ? errno : EIO);
        sum.add({buffer.data(), static_cast<std::size_t>(count)});
        done += count;
    }
    return sum.finish();
}

}  // namespace stoa::blobs
