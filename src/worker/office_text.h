// The texts of old office files.
#pragma once

#include <string>
#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// All of a Word document's text with its signs of fields and paragraphs, by its table of pieces (MS-DOC 2.4.1); empty where it has none.
std::string read_word_text(std::string_view main, std::string_view table);
// Paragraph by paragraph, without the instructions of fields.
void add_word_text(std::string_view text, Inspected& file);

// The shared strings of a workbook, whose record begins at `at` (MS-XLS 2.4.265).
void add_excel_strings(std::string_view book, std::size_t at, Inspected& file);

// Windows-1252, as good as UTF-8 can say it.
std::string from_latin(std::string_view bytes);

}  // namespace stoa::worker
