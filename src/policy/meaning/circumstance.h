// What is known around a draft before its own words are weighed.
#pragma once

#include "policy/draft.h"
#include "policy/meaning/features.h"

namespace stoa::policy {

// `subject` is the subject's reading, or null: "Re: …" repeats what the other side wrote about.
Circumstance circumstance_of(const Draft& draft, const Phrasebook& book, const Reading* subject);

// The concepts in a text as it was written.
ConceptSet ideas_of(const Phrasebook& book, std::string_view text);

}  // namespace stoa::policy
