// What is in an Office package and is not XML: pictures are looked into as any other, and what is no part of a document is told.
#pragma once

#include <vector>

#include "worker/inspected.h"
#include "worker/package.h"

namespace stoa::worker {

// Whether an entry is read as XML, by its name or by how it begins.
bool is_xml_part(const PackageEntry& entry);

// Looks at all that is no XML. Pictures that say where they were taken, or by whom, are written anew in `entries` without; true where there
// were any. `number` is the number of the last page.
bool inspect_package_members(std::vector<PackageEntry>& entries, int number, Inspected& file);

}  // namespace stoa::worker
