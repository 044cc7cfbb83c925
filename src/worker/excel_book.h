// The stream of a workbook of Excel 5 to 2003 (MS-XLS).
#pragma once

#include <string_view>

#include "worker/inner_pictures.h"
#include "worker/inspected.h"

namespace stoa::worker {

// Its texts and links, its macros and what it loads; its pictures are gathered. What is not read is told by is_cut.
void look_at_workbook(std::string_view book, FoundPictures& pictures, Inspected& file);

}  // namespace stoa::worker
