#include "blobs/incoming_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/ids.h"
#include "blobs/file_bytes.h"
#include "blobs/file_fault.h"

namespace stoa::blobs {

namespace {

std::unexpected<Error> too_large(std::int64_t size_bytes_max) {
    return std::unexpected(Error{.problem = problems::file_too_large,
                                 .message = fmt::format("a file may have at most {} bytes", size_bytes_max),
                                 .arguments = {{"max", std::to_string(size_bytes_max)}}});
}

// At its place: what a write that failed has left behind it is written over by the next.
Result<void> write_at(const OpenFile& file, const std::string& path, std::int64_t begin, std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), begin);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return file_fault("write", path, written < 0 ? errno : ENOSPC);
        begin += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

// Nothing of a write that failed stands behind its last byte.
Result<void> end_at(const OpenFile& file, const std::string& path, std::int64_t size_bytes) {
    if (::ftruncate(file.descriptor(), size_bytes) != 0) return file_fault("write", path, errno);
    return {};
}

Result<void> sync_file(const OpenFile& file, const std::string& path) {
    if (!file.sync()) return file_fault("write", path, errno);
    return {};
}

}  // namespace

Result<BlobWriter> BlobWriter::begin(const std::string& folder, std::int64_t size_bytes_max) {
    std::string path = folder + "/" + make_uuid().text() + ".blob";
    OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.is_open()) return file_fault("write", folder, errno);
    return BlobWriter(std::move(path), std::move(file), size_bytes_max);
}

BlobWriter::BlobWriter(std::string path, OpenFile file, std::int64_t size_bytes_max)
    : path_(std::move(path)), file_(std::move(file)), size_bytes_max_(size_bytes_max) {}

BlobWriter::BlobWriter(BlobWriter&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      file_(std::move(other.file_)),
      size_bytes_max_(other.size_bytes_max_),
      size_bytes_(other.size_bytes_),
      sum_(other.sum_) {}

BlobWriter::~BlobWriter() {
    if (!path_.empty()) ::unlink(path_.c_str());  // Under its name as a blob it stays.
}

Result<void> BlobWriter::add(std::string_view bytes) {
    if (size_bytes_ + static_cast<std::int64_t>(bytes.size()) > size_bytes_max_) return too_large(size_bytes_max_);
    TRY(write_at(file_, path_, size_bytes_, bytes));
    size_bytes_ += static_cast<std::int64_t>(bytes.size());
    sum_.add(bytes);
    return {};
}

Result<SealedFile> BlobWriter::seal() {
    TRY(end_at(file_, path_, size_bytes_));
    TRY(sync_file(file_, path_));
    return SealedFile{.path = path_, .sha256 = sum_.finish(), .size_bytes = size_bytes_};
}

Result<PartialFile> PartialFile::open(const std::string& folder, std::string_view name, std::int64_t size_bytes) {
    std::string path = fmt::format("{}/{}.part", folder, name);
    const int create = size_bytes == 0 ? O_CREAT : 0;
    OpenFile file(::open(path.c_str(), O_RDWR | create | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.is_open() && errno == ENOENT && create == 0) return not_found("upload");
    if (!file.is_open()) return file_fault("write", path, errno);
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) return fail(problems::upload_busy, "another connection sends the same file");
    struct ::stat status{};
    if (::fstat(file.descriptor(), &status) != 0) return file_fault("read", path, errno);
    if (status.st_size < size_bytes) return not_found("upload");
    if (status.st_size > size_bytes) TRY(end_at(file, path, size_bytes));
    return PartialFile(folder, std::move(path), std::move(file), size_bytes);
}

Result<void> PartialFile::remove(const std::string& folder, std::string_view name) {
    const std::string path = fmt::format("{}/{}.part", folder, name);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return file_fault("remove", path, errno);
    return {};
}

Result<void> PartialFile::add(std::string_view bytes, std::int64_t size_bytes_max) {
    if (size_bytes_ + static_cast<std::int64_t>(bytes.size()) > size_bytes_max) return too_large(size_bytes_max);
    TRY(write_at(file_, path_, size_bytes_, bytes));
    size_bytes_ += static_cast<std::int64_t>(bytes.size());
    return {};
}

Result<void> PartialFile::sync() {
    TRY(sync_file(file_, path_));
    return sync_folder(folder_);
}

Result<SealedFile> PartialFile::seal() {
    TRY(end_at(file_, path_, size_bytes_));
    TRY(sync());
    std::string sha256 = TRY(digest_of(file_.descriptor(), 0, size_bytes_, path_));
    return SealedFile{.path = path_, .sha256 = std::move(sha256), .size_bytes = size_bytes_};
}

}  // namespace stoa::blobs
