// The pages of a PDF by poppler: their text with its places, and a picture of the first.
#pragma once

#include <set>
#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// Those that are in `picture_pages`, that have little text, and the first few are drawn and looked at too.
void read_pdf_pages(std::string_view bytes, const std::set<int>& picture_pages, Inspected& file);

// Opens and keeps the fonts that stand in for those that a document leaves out (kept_files.h).
void get_pdf_fonts();

}  // namespace stoa::worker
