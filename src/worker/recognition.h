// Letters in pixels, as tesseract reads them, turned by whatever quarter.
#pragma once

#include <cstddef>
#include <vector>

#include "worker/grey.h"
#include "worker/libraries.h"
#include "worker/reading_order.h"

namespace stoa::worker {

// What was read, in reading order, lines that stand upside down last; and how many letters it was sure of and how many not.
struct Recognised {
    std::vector<FoundLine> lines{};
    std::size_t sure = 0, unsure = 0;
};

// `libraries` have a recogniser.
Recognised recognise(const Grey& grey, const Libraries& libraries);

}  // namespace stoa::worker
