// Files that are ZIP packages, and other archives, entry by entry by libarchive.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "worker/inspected.h"

namespace stoa::worker {

struct PackageEntry {
    std::string name;     // Valid UTF-8, as written in the archive.
    std::string content;  // Empty of what is no file.
};

struct PackageLimits {
    std::int64_t entries_max;
    std::int64_t bytes_max;        // Unpacked, of all.
    std::int64_t entry_bytes_max;  // Of one.
    std::int64_t ratio_max = 200;  // Unpacked to packed, of all, beyond the first megabyte.
};

// Reads all entries and notes what is wrong with the archive itself: limits, encryption, names that leave the folder, links.
// What can be read until then is given.
std::vector<PackageEntry> read_package(std::string_view bytes, const PackageLimits& limits, Inspected& file);

// A ZIP of these entries.
std::string write_zip(const std::vector<PackageEntry>& entries);

}  // namespace stoa::worker
