// The store of files that the configuration names.
#pragma once

#include <memory>

#include "blobs/blob_store.h"
#include "wiring/config.h"

namespace stoa::wiring {

// The error: the directory cannot be used, the configuration of S3 is not whole, or its secret cannot be read. Whether an S3-compatible
// store answers is told by its check().
Result<std::unique_ptr<blobs::BlobStore>> open_blobs(const Config& config);

}  // namespace stoa::wiring
