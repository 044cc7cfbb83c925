// What is said where the machine does not let us write or read a file.
#pragma once

#include <string>

#include "base/result.h"

namespace stoa::blobs {

// `error` is an errno. A full disk is storage_full, everything else unavailable; the message says what to do.
std::unexpected<Error> file_fault(const std::string& doing, const std::string& path, int error);

}  // namespace stoa::blobs
