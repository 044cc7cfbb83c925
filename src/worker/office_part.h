// A part of an Office package that is XML: its text, its links, and what it loads or starts.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// Texts and links stand at page `number`.
void read_office_part(std::string_view xml, int number, Inspected& file);

}  // namespace stoa::worker
