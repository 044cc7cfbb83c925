// What the draft's author has written before, for what is told in parts over several messages.
#pragma once

#include <string_view>
#include <vector>

#include "policy/draft.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

// Of the last six messages of the conversation those of the draft's author, the latest first. They live as long as the draft.
std::vector<const EarlierMessage*> own_earlier_messages(const Draft& draft);

// The last characters of a text, at most so many, without the blanks behind them. Only they are decoded: a history of long messages costs
// no more than one of short ones.
MappedText tail_of(std::string_view utf8, std::size_t characters_max);

}  // namespace stoa::policy
