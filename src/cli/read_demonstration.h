// Reads the demonstration marketplace from its JSON files (demo/README.md): sellers, products, buyers, orders, operators
// and conversations. Times are counted back from `now`.
#pragma once

#include <string>

#include "app/demonstration/demonstration.h"

namespace stoa::cli {

// The error names the file and the place in it.
Result<Demonstration> read_demonstration(const std::string& directory, Timestamp now);

}  // namespace stoa::cli
