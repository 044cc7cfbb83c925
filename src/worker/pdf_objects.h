// The objects of a PDF by libqpdf, which decodes names (#xx), object streams and what stands after a broken table: nothing is
// found by looking for strings.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

// Notes actions, scripts, files within and links. False where nobody can look inside, or it is no PDF after all.
bool inspect_pdf_objects(std::string_view bytes, Inspected& file);

}  // namespace stoa::worker
