// What GET /healthz is told: each fault of the installation with what to do about it.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "wiring/data_directory.h"

namespace stoa::wiring {

inline constexpr std::uint64_t free_space_min_bytes = 64UL * 1024 * 1024;  // Below it the next writes may fail.

// One sentence each; empty where all is well. Any thread.
std::vector<std::string> find_failures(App& app, const DataDirectory& directory);

}  // namespace stoa::wiring
