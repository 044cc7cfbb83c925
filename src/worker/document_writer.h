// Writes an Office package as its programs want it: each entry in the order in which it came, `mimetype` as it is (OpenDocument 1.3, part
// 2, 3.3), and none of the fields about users and times that other writers of ZIP put in.
#pragma once

#include <string>
#include <vector>

#include "worker/package.h"

namespace stoa::worker {

// Empty where it fails, and beyond what a ZIP without extensions holds.
std::string write_document(const std::vector<PackageEntry>& entries);

}  // namespace stoa::worker
