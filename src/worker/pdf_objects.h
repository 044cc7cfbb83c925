// The objects of a PDF by libqpdf, which decodes names (#xx), object streams and what stands after a broken table: nothing is
// found by looking for strings.
#pragma once

#include <set>
#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// Notes actions, scripts, files within, links, and texts beside the page: notes, bookmarks, what forms are filled in with. False where
// nobody can look inside, or it is no PDF after all. `picture_pages`: the numbers of those that show a picture
// which none before did, or draw what may be read (pdf_content.h).
bool inspect_pdf_objects(std::string_view bytes, Inspected& file, std::set<int>& picture_pages);

}  // namespace stoa::worker
