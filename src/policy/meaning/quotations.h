// Finds the words that stand in quotation marks: a title, an inscription, what somebody else wrote.
#pragma once

#include <string_view>
#include <vector>

#include "policy/meaning/words.h"

namespace stoa::policy {

// Marks the words of a text that are quoted. A mark that is not closed within the text, or only far on, quotes nothing. Linear.
void mark_quoted(std::u32string_view normalised, const std::vector<Token>& tokens, std::vector<Word>& words);

}  // namespace stoa::policy
