#include "blobs/blob_store.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/digest.h"
#include "blobs/file_fault.h"

namespace stoa::blobs {

namespace {

// Holds the last bytes back until it is known that all of them are right.
class ProvingReader : public BlobReader {
public:
    ProvingReader(std::unique_ptr<BlobReader> inner, BlobName name) : inner_(std::move(inner)), name_(std::move(name)) {}

    // What is ahead is given only once something follows it, or the digest is right.
    Result<std::size_t> read(std::span<char> buffer) override {
        if (ahead_.empty()) TRY(fill(ahead_, buffer.size()));
        TRY(fill(next_, buffer.size()));
        if (next_.empty()) TRY(prove());
        const std::size_t given = ahead_.copy(buffer.data(), buffer.size());
        ahead_.erase(0, given);
        ahead_ += next_;
        return given;
    }

private:
    // `into` is what follows, empty at the end.
    Result<void> fill(std::string& into, std::size_t size) {
        into.resize(is_at_end_ ? 0 : size);
        if (is_at_end_) return {};
        const std::size_t count = TRY(inner_->read(into));
        into.resize(count);
        sum_.add(into);
        is_at_end_ = count == 0;
        return {};
    }
    Result<void> prove() {
        if (!is_proven_ && sum_.finish() != name_.sha256)
            return fail(problems::file_damaged,
                        fmt::format("the blob {} is damaged: its bytes are not those that were kept", name_.text()));
        is_proven_ = true;
        return {};
    }

    std::unique_ptr<BlobReader> inner_;
    BlobName name_;
    Sha256 sum_;
    std::string ahead_;
    std::string next_;
    bool is_at_end_ = false;
    bool is_proven_ = false;
};

}  // namespace

Result<std::unique_ptr<BlobReader>> BlobStore::open(const BlobName& name, ByteRange range) {
    auto reader = TRY(open_range(name, range));
    if (!reader || range.begin != 0 || range.size) return reader;
    return std::make_unique<ProvingReader>(std::move(reader), name);
}

Result<std::int64_t> remove_old_incoming(const std::string& folder, Timestamp first_kept) {
    namespace files = std::filesystem;
    std::int64_t removed = 0;
    std::error_code failure;
    for (files::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        struct ::stat found{};
        const std::string path = at->path().string();
        if (::lstat(path.c_str(), &found) != 0 || Timestamp{std::int64_t{found.st_mtim.tv_sec} * 1000} >= first_kept) continue;
        std::error_code kept;
        // A folder is of somebody who looked into a file and died.
        if (S_ISREG(found.st_mode) && ::unlink(path.c_str()) == 0) ++removed;
        if (S_ISDIR(found.st_mode) && files::remove_all(path, kept) > 0 && !kept) ++removed;
    }
    if (failure) return file_fault("look through", folder, failure.value());
    return removed;
}

}  // namespace stoa::blobs
