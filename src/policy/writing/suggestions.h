// Words to choose from in the place of misspelled ones: for somebody who is writing, not for a batch or a delivery.
#pragma once

#include "policy/verdict.h"
#include "policy/writing/dictionaries.h"

namespace stoa::policy {

inline constexpr std::size_t suggested_words_max = 3;  // Misspelled words of a verdict that get suggestions: each takes some 50 ms.

// Gives the first misspelled words of `verdict` the argument `suggestions` (“a”, “b”) and a replacement by the likeliest.
void add_suggestions(Verdict& verdict, const Dictionaries& dictionaries);

}  // namespace stoa::policy
