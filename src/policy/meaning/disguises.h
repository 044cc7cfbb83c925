// Words that are spelled so that a reader reads them and a program does not: letters of another script that look alike, figures
// and signs for letters.
#pragma once

#include "policy/meaning/phrasebook.h"
#include "policy/meaning/words.h"

namespace stoa::policy {

// Gives such words the key of what they are read as: with letters of two scripts always ("Tеlegram" with a Cyrillic e), with figures among
// letters where the phrase book knows what comes out ("T3legram", but no "SC00T"); the parts of such a one become one word. Linear.
void unmask(Words& words, const Phrasebook& book);

}  // namespace stoa::policy
