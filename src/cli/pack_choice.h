// The pack that a command goes by: one that ships with the program, or a file.
#pragma once

#include <ostream>
#include <span>
#include <string>

#include "base/result.h"
#include "policy/pack.h"

namespace stoa::cli {

inline constexpr const char* default_pack = "amazon-2025";

// A name, or a file where `wanted` ends in ".toml" or holds a slash; a file may extend what ships and the packs beside it.
// Mistakes in a file are written to `err` as a compiler does; the error then says how many there are.
Result<policy::Pack> load_pack(const std::string& wanted, std::span<const policy::Pack::Source> shipped, std::ostream& err);

}  // namespace stoa::cli
