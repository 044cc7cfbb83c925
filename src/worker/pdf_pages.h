// The pages of a PDF by poppler: their text with its places, and a picture of the first.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

void read_pdf_pages(std::string_view bytes, Inspected& file);

// Opens and keeps the fonts that stand in for those that a document leaves out (kept_files.h).
void get_pdf_fonts();

}  // namespace stoa::worker
