// A blob in a bucket, read over one connection; where that breaks, over another from the same byte on.
#pragma once

#include "blobs/blob_store.h"
#include "blobs/s3/client.h"

namespace stoa::blobs::s3 {

// Null where there is no such key.
Result<std::unique_ptr<BlobReader>> open_reader(Client& client, const std::string& key, const ByteRange& range);

}  // namespace stoa::blobs::s3
