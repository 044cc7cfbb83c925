// What is known around a draft before its own words are weighed.
#pragma once

#include <functional>

#include "policy/draft.h"
#include "policy/meaning/features.h"

namespace stoa::policy {

// The concepts in a text as it was written.
ConceptSet ideas_of(const Phrasebook& book, std::string_view text);

// `ideas` says what earlier messages speak of. `subject` is the subject's reading, or null: "Re: …" repeats what the other
// side wrote about.
using Ideas = std::function<ConceptSet(std::string_view text)>;
Circumstance circumstance_of(const Draft& draft, const Ideas& ideas, const Reading* subject);
// The same, with earlier messages read anew.
Circumstance circumstance_of(const Draft& draft, const Phrasebook& book, const Reading* subject);

}  // namespace stoa::policy
