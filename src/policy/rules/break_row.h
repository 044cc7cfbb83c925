// Rows of line breaks in the visible text of an HTML body.
#pragma once

#include <string>

#include "policy/view.h"

namespace stoa::policy {

// How many breaks a reader sees in a row, and which characters of the passage it takes.
struct BreakRow {
    std::size_t begin = 0;
    std::size_t end = 0;   // After the last break.
    std::size_t next = 0;  // Where the first visible character stands.
    std::size_t breaks = 0;
    std::string kept{};  // Its source without the breaks that are too many.
};

// Blanks and what has no width do not interrupt a row.
bool is_invisible(char32_t c);

// Whether a row can begin with this character of the visible text: no other control is a break in HTML.
bool begins_html_row(char32_t c);

// The row that begins at character `at` of the visible text, which begins_html_row(). A line ends at <br>, between two blocks, and once
// more for every block with nothing in it. What is kept holds `allowed` breaks, and all tags of blocks that are not empty.
BreakRow read_html_row(const View& view, const Passage& passage, std::size_t at, std::size_t allowed);

}  // namespace stoa::policy
