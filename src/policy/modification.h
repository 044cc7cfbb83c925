// Makes the texts that are delivered where findings only modify a message.
#pragma once

#include "policy/draft.h"
#include "policy/pack.h"
#include "policy/verdict.h"

namespace stoa::policy {

// The subject and body with every change that the pack wants. What is delivered holds nothing more to change: where one
// change makes room for another finding (two rows of breaks that meet), that is mended too.
Verdict::Texts modify(const Draft& draft, const Pack& pack);

}  // namespace stoa::policy
