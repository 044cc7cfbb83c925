// One spelling for what a reader takes for the same: case, width, ligatures and the digits of other scripts are folded,
// characters without a width (soft hyphens, joiners, bidi controls, variation selectors) are dropped.
#pragma once

#include "policy/text/mapped_text.h"

namespace stoa::policy {

// NFKC case folding (Unicode 15, section 3.13; it drops the default ignorable characters), then decimal digits of any
// script to ASCII. One character given may become none or several; all keep the place of what they come from. Linear.
MappedText normalise(const MappedText& given);

// A letter without its accent, for words of Latin script that are looked up: "é" is found as "e".
char32_t without_accent(char32_t folded);

}  // namespace stoa::policy
