// English "a" and "an" before the wrong sound: "a apple", "an parcel".
#pragma once

#include <vector>

#include "policy/writing/grammar_patterns.h"

namespace stoa::policy {

std::vector<GrammarFault> find_wrong_articles(const WrittenSentence& sentence);

}  // namespace stoa::policy
