// Brings a file into a bucket: at once, or in parts where it is large.
#pragma once

#include "blobs/incoming_file.h"
#include "blobs/s3/client.h"

namespace stoa::blobs::s3 {

// There under `key`, whole, when it returns; after an error no part of it is left (as far as the store can still be told).
Result<void> upload(Client& client, const SealedFile& file, const std::string& key);

}  // namespace stoa::blobs::s3
