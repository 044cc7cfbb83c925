// The policy engine: a draft and a pack in, a verdict out. No I/O but what `dictionaries` was given, no clock, no JSON;
// same input, same output.
#pragma once

#include "policy/draft.h"
#include "policy/pack.h"
#include "policy/verdict.h"
#include "policy/writing/dictionaries.h"

namespace stoa::policy {

// Checks `draft` by the rules that `pack` applies to its author and kind. Any thread. The texts of the draft must be
// well-formed UTF-8; their lengths are the caller's to limit (the cost is linear in them). A rule that cannot be
// asked is in `unavailable`; the pack says whether the message is held for it.
Verdict check(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries);

// The same with words to choose from in the place of misspelled ones (writing/suggestions.h): for somebody who is writing.
Verdict check_with_suggestions(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries);

// Only what stands against the message whatever is written: its time, the buyer's consent, how often was written.
Verdict check_state(const Draft& draft, const Pack& pack);

}  // namespace stoa::policy
