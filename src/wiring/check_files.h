// Looks into the files that `stoa check` is given, by the same worker as the server's.
#pragma once

#include <memory>

#include "cli/given_file.h"

namespace stoa::wiring {

// Of one file; a larger one is an error before a byte of it is read.
inline constexpr std::int64_t checked_file_bytes_max = 100 << 20;

// Starts the worker when the first file comes. No virus scanner is asked.
cli::LookIntoFile look_into_files();

}  // namespace stoa::wiring
