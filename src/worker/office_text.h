// The texts of old office files.
#pragma once

#include <string>
#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

struct WordText {
    std::string text{};    // With its signs of fields and paragraphs.
    bool is_whole = true;  // False where some of it is not where it is said to be, or is of another kind.
};
// Of a Word document since 97, by its table of pieces (MS-DOC 2.4.1).
WordText read_word_text(std::string_view main, std::string_view table);
// Of Word 6 and 95, whose text stands in one run.
WordText read_old_word_text(std::string_view main);
// Paragraph by paragraph, without the instructions of fields.
void add_word_text(std::string_view text, Inspected& file);

}  // namespace stoa::worker
