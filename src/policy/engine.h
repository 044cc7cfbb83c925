// The policy engine: a draft and a pack in, a verdict out. Pure: no I/O, no clock, no JSON; same input, same output.
#pragma once

#include "policy/draft.h"
#include "policy/pack.h"
#include "policy/verdict.h"

namespace stoa::policy {

// Checks `draft` by the rules that `pack` applies to its author and kind. Any thread. The texts of the draft must be
// well-formed UTF-8; their lengths are the caller's to limit (the cost is linear in them).
Verdict check(const Draft& draft, const Pack& pack);

// Only what stands against the message whatever is written: its time, the buyer's consent, how often was written.
Verdict check_state(const Draft& draft, const Pack& pack);

}  // namespace stoa::policy
