// Where the bytes of files lie, outside the database: written once, never changed, named by what they hold. A directory, or an
// S3-compatible store. Any thread may call anything at any time; calls wait for the disk or the network. Sizes are in bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "blobs/blob_name.h"
#include "blobs/incoming_file.h"

namespace stoa::blobs {

// Gives the bytes of a blob one after the other, with the same little memory however many there are. For one thread at a time.
class BlobReader {
public:
    virtual ~BlobReader() = default;
    // Fills the front of `buffer`, which is not empty; how much of it, 0 at the end. file_damaged where the bytes are not those that were
    // written: of a blob that is read from its first byte to its last that is found out before its last bytes are given.
    virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

struct ByteRange {
    std::int64_t begin = 0;
    std::optional<std::int64_t> size{};  // None: to the end.
};

struct StoredBlob {
    BlobName name;
    std::int64_t size_bytes = 0;
    Timestamp kept_at{};  // When it was put, or put again; by the clock of where it lies.
};

struct BlobPage {
    std::vector<StoredBlob> blobs;  // In the order of their names.
    bool has_more = false;
};

class BlobStore {
public:
    static constexpr int list_max = 1000;
    // What is on its way in and was not touched for so long is of a process that died, and goes at the next start.
    static constexpr Duration incoming_kept = hours(48);

    virtual ~BlobStore() = default;
    BlobStore(const BlobStore&) = delete;
    BlobStore& operator=(const BlobStore&) = delete;

    // Where files on their way in lie: PartialFile and BlobWriter are told.
    const std::string& incoming_folder() const { return incoming_folder_; }

    // Keeps the file under the name, whose digest must be the file's: when it returns, it is there for good, whole; before it is not there
    // at all. The file is gone from the incoming folder then; after an error it is still there. What is there already is replaced by the
    // same bytes, or left. storage_full or unavailable, with words for operators; what may help was tried again.
    virtual Result<void> put(const SealedFile& file, const BlobName& name) = 0;
    // Null where it is not there. A range that goes beyond the end ends there. unavailable where nobody can say.
    Result<std::unique_ptr<BlobReader>> open(const BlobName& name, ByteRange range = {});
    virtual Result<std::optional<StoredBlob>> find(const BlobName& name) = 0;
    // At most `limit` (1 to list_max) blobs whose names are behind `after`.
    virtual Result<BlobPage> list(const std::optional<BlobName>& after, int limit) = 0;
    // Whether it was there.
    virtual Result<bool> remove(const BlobName& name) = 0;
    // Whether files can be kept now; the error says what to do. An answer may be some seconds old.
    virtual Result<void> check() = 0;
    // "the directory /srv/stoa/blobs", for people.
    virtual std::string describe() const = 0;

protected:
    explicit BlobStore(std::string incoming_folder) : incoming_folder_(std::move(incoming_folder)) {}
    // As open(), without proving.
    virtual Result<std::unique_ptr<BlobReader>> open_range(const BlobName& name, const ByteRange& range) = 0;

private:
    std::string incoming_folder_;
};

// Removes what lies in the incoming folder and was last changed before `first_kept`: how many files and folders.
Result<std::int64_t> remove_old_incoming(const std::string& folder, Timestamp first_kept);

}  // namespace stoa::blobs
