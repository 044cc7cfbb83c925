// Letters in pixels, as tesseract reads them, turned by whatever quarter; Japanese only upright.
#pragma once

#include <vector>

#include "worker/grey.h"
#include "worker/libraries.h"
#include "worker/reading_order.h"

namespace stoa::worker {

// What was read, in reading order; behind it, paragraph by paragraph, what runs otherwise than from the left to the right. `libraries` have
// a recogniser. A second or two of processor time, three times as much where hardly anything could be read.
std::vector<FoundLine> recognise(const Grey& grey, const Libraries& libraries);

}  // namespace stoa::worker
