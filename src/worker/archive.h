// ZIP and other archives that are no office files: refused, or opened, each entry inspected, and made anew.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// Also finds out whether a ZIP is an office file, a program for Java or Android, or only a ZIP.
void inspect_archive(std::string_view bytes, Inspected& file, int depth);

}  // namespace stoa::worker
