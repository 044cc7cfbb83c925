// Which system calls the sandbox permits, as a seccomp filter.
#pragma once

#include <linux/filter.h>

#include <vector>

#include "base/result.h"

namespace stoa::worker {

Result<std::vector<::sock_filter>> compile_system_calls();

}  // namespace stoa::worker
