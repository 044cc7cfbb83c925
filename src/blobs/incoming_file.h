// Files on their way in: they lie in the store's incoming folder, where nobody looks for blobs, until all of their bytes are there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/open_file.h"
#include "base/result.h"

namespace stoa::blobs {

// A whole file of the incoming folder; BlobStore::put takes it from there.
struct SealedFile {
    std::string path;
    std::string sha256;  // Raw.
    std::int64_t size_bytes = 0;
};

// One that is written at a stretch, its digest made on the way. It goes with this, unless it was sealed and put. For one thread.
class BlobWriter {
public:
    // The error: no room, or a folder that cannot be written.
    static Result<BlobWriter> begin(const std::string& folder, std::int64_t size_bytes_max);
    BlobWriter(BlobWriter&& other) noexcept;
    BlobWriter(const BlobWriter&) = delete;
    BlobWriter& operator=(const BlobWriter&) = delete;
    BlobWriter& operator=(BlobWriter&&) = delete;
    ~BlobWriter();

    // file_too_large beyond the size that was given at the beginning.
    Result<void> add(std::string_view bytes);
    // All of it is on the disk. Nothing may be added after.
    Result<SealedFile> seal();

private:
    BlobWriter(std::string path, OpenFile file, std::int64_t size_bytes_max);
    std::string path_;
    OpenFile file_;
    std::int64_t size_bytes_max_;
    std::int64_t size_bytes_ = 0;
    Sha256 sum_;
};

// One that grows over days and connections, by a name of its owner's. Held by one at a time, also among processes.
class PartialFile {
public:
    // Creates it where it is missing and `size_bytes` is 0. upload_busy where another holds it; not_found where it has fewer bytes than
    // `size_bytes`, which were said to be on the disk. What it has beyond them, written when a process died, is cut off.
    static Result<PartialFile> open(const std::string& folder, std::string_view name, std::int64_t size_bytes);
    // Without one there is nothing to do.
    static Result<void> remove(const std::string& folder, std::string_view name);

    // Behind what is there. file_too_large beyond `size_bytes_max` in all.
    Result<void> add(std::string_view bytes, std::int64_t size_bytes_max);
    std::int64_t size_bytes() const { return size_bytes_; }
    // What was added is on the disk, and so is the file's name.
    Result<void> sync();
    // Reads all of it for its digest.
    Result<SealedFile> seal();

private:
    PartialFile(std::string folder, std::string path, OpenFile file, std::int64_t size_bytes)
        : folder_(std::move(folder)), path_(std::move(path)), file_(std::move(file)), size_bytes_(size_bytes) {}
    std::string folder_;
    std::string path_;
    OpenFile file_;
    std::int64_t size_bytes_;
};

}  // namespace stoa::blobs
