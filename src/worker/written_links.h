// Links that stand in instructions: HYPERLINK "https://…" of Word's fields, HYPERLINK("https://…") of cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stoa::worker {

// Their targets, but for those within the document.
std::vector<std::string> find_written_links(std::string_view instruction);

}  // namespace stoa::worker
