// Pictures: decoded by libvips within limits, and written anew, so that nothing of the original but its pixels is left.
#pragma once

#include <string_view>

#include "worker/grey.h"
#include "worker/inspected.h"
#include "worker/pixels.h"

namespace stoa::worker {

// What file.report.kind says must be a picture, or a drawing (SVG).
void inspect_picture(std::string_view bytes, Inspected& file);

// The same without making any files: texts, codes, and what speaks against it.
void read_picture(std::string_view bytes, Inspected& file);

// Writes a preview and a thumbnail of a document's page; `grey` is the same.
void show_page(const Pixels& page, const Grey& grey, Inspected& file);

}  // namespace stoa::worker
