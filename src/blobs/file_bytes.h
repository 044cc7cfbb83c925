// What the stores do with files and folders of this machine.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace stoa::blobs {

// What is in the folder is on the disk.
Result<void> sync_folder(const std::string& folder);

// The SHA-256, raw, of so many bytes from `begin` on; `path` is for the error.
Result<std::string> digest_of(int descriptor, std::int64_t begin, std::int64_t size_bytes, const std::string& path);

}  // namespace stoa::blobs
