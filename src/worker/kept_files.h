// Files that libraries open by name while they read: the fonts that a PDF may leave out. Those that are opened while getting
// ready are kept, and given out again by descriptor when a library asks for the name in the sandbox, where nothing can be
// opened. This program's open() and fopen() stand before the C library's for that.
#pragma once

#include <vector>

namespace stoa::worker {

// Between the two, fonts that are opened are kept. No other thread may run.
void begin_keeping();
void end_keeping();

// All that are open, for whoever closes the others.
std::vector<int> kept_descriptors();

}  // namespace stoa::worker
