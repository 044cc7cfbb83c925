// PDF (ISO 32000): what it does, where it leads, what it says and how it looks.
#pragma once

#include <string_view>

#include "worker/inspected.h"

namespace stoa::worker {

void inspect_pdf(std::string_view bytes, Inspected& file);

}  // namespace stoa::worker
