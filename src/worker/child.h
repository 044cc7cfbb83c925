// What a child does once it is shut in: reads its file, writes what is made of it, answers.
#pragma once

#include <string_view>

#include "worker/libraries.h"

namespace stoa::worker {

// The exit status: 0 where an answer was written.
int read_file(std::string_view options, const Libraries& libraries);

}  // namespace stoa::worker
