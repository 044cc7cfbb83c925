#include "blobs/directory_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "base/open_file.h"
#include "blobs/file_bytes.h"
#include "blobs/file_fault.h"

namespace stoa::blobs {

namespace {

constexpr int folders = 256;  // By the first byte of the digest.
constexpr std::uint64_t free_bytes_min = 64UL * 1024 * 1024;

std::string folder_name(int number) { return fmt::format("{:02x}", number); }

Result<void> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) return file_fault("make the directory", path, errno);
    struct ::stat status{};
    if (::stat(path.c_str(), &status) != 0) return file_fault("open", path, errno);
    if (!S_ISDIR(status.st_mode))
        return fail(problems::unavailable, path + " is a file, not a directory for files; choose another by blobs.directory");
    return {};
}

StoredBlob stored(BlobName name, const struct ::stat& status) {
    return {.name = std::move(name), .size_bytes = status.st_size, .kept_at = {std::int64_t{status.st_mtim.tv_sec} * 1000}};
}

class FileReader : public BlobReader {
public:
    FileReader(OpenFile file, std::string path, const ByteRange& range)
        : file_(std::move(file)), path_(std::move(path)), at_(range.begin), left_(range.size.value_or(INT64_MAX)) {}

    Result<std::size_t> read(std::span<char> buffer) override {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(left_, static_cast<std::int64_t>(buffer.size())));
        if (wanted == 0) return 0;
        const ::ssize_t count = ::pread(file_.descriptor(), buffer.data(), wanted, at_);
        if (count < 0 && errno == EIO) return fail(problems::file_damaged, fmt::format("{} cannot be read; look at the disk", path_));
        if (count < 0) return file_fault("read", path_, errno);
        at_ += count;
        left_ -= count;
        return static_cast<std::size_t>(count);
    }

private:
    OpenFile file_;
    std::string path_;
    std::int64_t at_;
    std::int64_t left_;
};

// The names in one folder that are behind `after`, in order.
Result<std::vector<BlobName>> list_folder(const std::string& path, const std::optional<BlobName>& after) {
    std::vector<BlobName> names;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(path, failure), end; !failure && at != end; at.increment(failure)) {
        auto name = BlobName::parse(at->path().filename().string());
        if (name && (!after || *after < *name)) names.push_back(*std::move(name));
    }
    if (failure) return file_fault("look through", path, failure.value());
    std::ranges::sort(names);
    return names;
}

}  // namespace

DirectoryStore::DirectoryStore(const std::string& directory) : BlobStore(directory + "/incoming"), directory_(directory) {}

Result<std::unique_ptr<DirectoryStore>> DirectoryStore::create(const std::string& directory, Timestamp now) {
    auto store = std::unique_ptr<DirectoryStore>(new DirectoryStore(directory));
    TRY(make_folder(directory));
    TRY(make_folder(store->incoming_folder()));
    // All of them now: a blob need not wait for the disk to know a new folder.
    for (int number = 0; number < folders; ++number) TRY(make_folder(directory + "/" + folder_name(number)));
    TRY(sync_folder(directory));
    TRY(remove_old_incoming(store->incoming_folder(), now - incoming_kept));
    return store;
}

std::string DirectoryStore::folder_of(const BlobName& name) const {
    return directory_ + "/" + folder_name(static_cast<unsigned char>(name.sha256.front()));
}

std::string DirectoryStore::file_of(const BlobName& name) const { return folder_of(name) + "/" + name.text(); }

Result<void> DirectoryStore::put(const SealedFile& file, const BlobName& name) {
    const std::string path = file_of(name);
    // Over what may be there: the same bytes, or what was damaged.
    if (::rename(file.path.c_str(), path.c_str()) != 0) return file_fault("write", path, errno);
    return sync_folder(folder_of(name));
}

Result<std::unique_ptr<BlobReader>> DirectoryStore::open_range(const BlobName& name, const ByteRange& range) {
    const std::string path = file_of(name);
    OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open() && errno == ENOENT) return nullptr;
    if (!file.is_open()) return file_fault("read", path, errno);
    return std::make_unique<FileReader>(std::move(file), path, range);
}

Result<std::optional<StoredBlob>> DirectoryStore::find(const BlobName& name) {
    struct ::stat status{};
    const std::string path = file_of(name);
    if (::stat(path.c_str(), &status) == 0) return stored(name, status);
    if (errno == ENOENT) return std::nullopt;
    return file_fault("read", path, errno);
}

Result<BlobPage> DirectoryStore::list(const std::optional<BlobName>& after, int limit) {
    BlobPage page;
    const int first = after ? static_cast<unsigned char>(after->sha256.front()) : 0;
    for (int number = first; number < folders; ++number) {
        for (BlobName& name : TRY(list_folder(directory_ + "/" + folder_name(number), after))) {
            if (static_cast<int>(page.blobs.size()) == limit) {
                page.has_more = true;
                return page;
            }
            auto blob = TRY(find(name));
            if (blob) page.blobs.push_back(*std::move(blob));
        }
    }
    return page;
}

Result<bool> DirectoryStore::remove(const BlobName& name) {
    const std::string path = file_of(name);
    if (::unlink(path.c_str()) == 0) return true;
    if (errno == ENOENT) return false;
    return file_fault("remove", path, errno);
}

Result<void> DirectoryStore::check() {
    const std::string& incoming = incoming_folder();
    if (::access(incoming.c_str(), R_OK | W_OK | X_OK) != 0) return file_fault("write files into", incoming, errno);
    struct ::statvfs space{};
    if (::statvfs(incoming.c_str(), &space) != 0) return file_fault("write files into", incoming, errno);
    const std::uint64_t free_bytes = std::uint64_t{space.f_bavail} * space.f_frsize;
    if (free_bytes < free_bytes_min)
        return fail(problems::storage_full,
                    fmt::format("the disk of {} has only {} MB left for files; make room", directory_, free_bytes / 1'000'000));
    return {};
}

}  // namespace stoa::blobs
