// Files that libraries open by name while they read (fonts): opened before the sandbox closes, and given out by descriptor
// when the library asks for the name afterwards. Everything else that it asks for, the sandbox refuses.
#pragma once

#include <string>
#include <vector>

namespace stoa::worker {

// Opens a file to be kept; false where there is none.
bool keep_file(const std::string& path);

// All that are open, for whoever closes the others.
std::vector<int> kept_descriptors();

}  // namespace stoa::worker
