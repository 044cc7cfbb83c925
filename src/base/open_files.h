// How many files a process may have open: every connection is one, and the usual soft limit is 1024.
#pragma once

#include <cstddef>

namespace stoa {

// Raises the soft limit (RLIMIT_NOFILE) to the hard one, and says what it is then. Any thread.
std::size_t raise_open_files_limit();

}  // namespace stoa
