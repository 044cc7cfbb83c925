// Drawings in old Office files (MS-ODRAW), whose records stand in streams of all three programs.
#pragma once

#include <string_view>

#include "worker/inner_pictures.h"
#include "worker/inspected.h"

namespace stoa::worker {

// Gathers the pictures that stand in `stream`, wherever, and notes the texts and links of shapes. What is a picture of a kind that nobody
// looks into here (recorded drawings, bitmaps of Windows) is told by is_cut.
void look_at_drawings(std::string_view stream, FoundPictures& pictures, Inspected& file);

// The target of a hyperlink object (MS-OSHARED 2.3.7.1) whose class stands at the beginning of `object`; empty where it says none.
std::string find_target(std::string_view object);

}  // namespace stoa::worker
