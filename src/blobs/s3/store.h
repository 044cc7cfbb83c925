// Blobs in a bucket of an S3-compatible store, each under its name. Requests are signed by SigV4; what goes up and comes down is streamed.
#pragma once

#include <mutex>

#include "blobs/blob_store.h"
#include "blobs/s3/client.h"

namespace stoa::blobs::s3 {

class Store : public BlobStore {
public:
    static constexpr Duration check_kept = seconds(15);  // So long the answer of a check is taken as true.

    // Makes the incoming folder, and removes what processes that died left there. Asks nobody: the store may be away now.
    static Result<std::unique_ptr<Store>> create(Options options, Timestamp now);

    Result<void> put(const SealedFile& file, const BlobName& name) override;
    Result<std::optional<StoredBlob>> find(const BlobName& name) override;
    Result<BlobPage> list(const std::optional<BlobName>& after, int limit) override;
    Result<bool> remove(const BlobName& name) override;
    Result<void> check() override;
    std::string describe() const override;

protected:
    Result<std::unique_ptr<BlobReader>> open_range(const BlobName& name, const ByteRange& range) override;

private:
    explicit Store(Options options) : BlobStore(options.incoming_folder), client_(std::move(options)) {}

    Client client_;
    std::mutex mutex_;
    Timestamp checked_at_{};  // 0: never.
    Result<void> checked_{};
};

}  // namespace stoa::blobs::s3
