// Blobs in a directory: `ab/abcd…-copy` by the first byte of the digest, and `incoming/` beside them in the same file system.
#pragma once

#include "blobs/blob_store.h"

namespace stoa::blobs {

class DirectoryStore : public BlobStore {
public:
    // Makes the directory (0700) and its folders where they are missing, and removes what processes that died left of files on their way
    // in. The error: it is none of ours to write, or no directory.
    static Result<std::unique_ptr<DirectoryStore>> create(const std::string& directory, Timestamp now);

    Result<void> put(const SealedFile& file, const BlobName& name) override;
    Result<std::optional<StoredBlob>> find(const BlobName& name) override;
    Result<BlobPage> list(const std::optional<BlobName>& after, int limit) override;
    Result<bool> remove(const BlobName& name) override;
    Result<void> check() override;
    std::string describe() const override { return "the directory " + directory_; }

protected:
    Result<std::unique_ptr<BlobReader>> open_range(const BlobName& name, const ByteRange& range) override;

private:
    explicit DirectoryStore(const std::string& directory);
    std::string folder_of(const BlobName& name) const;
    std::string file_of(const BlobName& name) const;
    std::string directory_;
};

}  // namespace stoa::blobs
