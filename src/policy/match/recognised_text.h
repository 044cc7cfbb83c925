// Text that was read from pixels: letters that look like others are put right where what stands around them tells.
#pragma once

#include "policy/text/mapped_text.h"

namespace stoa::policy {

// Character for character: "O17l 555 0l42" is "0171 555 0142", "info©shop.example" is "info@shop.example".
MappedText mend_recognised(const MappedText& text);

}  // namespace stoa::policy
