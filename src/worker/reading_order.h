// Lines that were found in a picture, in the order in which a person reads them.
#pragma once

#include <string>
#include <vector>

#include "inspect/report.h"

namespace stoa::worker {

struct FoundLine {
    std::string text;
    inspect::Box box{};
};

// Paragraphs (lines close below each other) from the top, within each from the top, in a row from the left. Beyond some hundred lines
// they stay as they were found: the cost grows with their square.
void put_into_reading_order(std::vector<FoundLine>& lines);

// The same, and the lines of a paragraph are one: for what is turned, since nobody knows afterwards how its lines stood below each other.
std::vector<FoundLine> as_paragraphs(std::vector<FoundLine> lines);

}  // namespace stoa::worker
