// Office files: macros, links to elsewhere, embedded objects, and their text.
#pragma once

#include <string_view>
#include <vector>

#include "worker/inspected.h"
#include "worker/package.h"

namespace stoa::worker {

// Of a ZIP: Office Open XML (ISO 29500) or OpenDocument (ISO 26300). Sets the kind; false where it is neither.
// Where pictures in it said where they were taken, the rebuilt file is the document without that.
bool inspect_office_package(std::vector<PackageEntry>& entries, Inspected& file);

// Of a compound file (MS-CFB): Word, Excel, PowerPoint before 2007, and encrypted ones since.
void inspect_compound_file(std::string_view bytes, Inspected& file);

void inspect_rich_text(std::string_view bytes, Inspected& file);

// Whether an instruction of a field or a cell exchanges data with another program, or loads something.
bool is_dynamic_exchange(std::string_view instruction);
bool loads_from_elsewhere(std::string_view instruction);

}  // namespace stoa::worker
