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

// Rules that could not be asked of late, and those whose dictionaries are missing. Any thread.
std::vector<UnavailableRule> find_unavailable(const App& app);

}  // namespace stoa::wiring
