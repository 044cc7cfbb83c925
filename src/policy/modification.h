// Makes the texts that are delivered where findings only modify a message.
#pragma once

#include <span>

#include "policy/verdict.h"

namespace stoa::policy {

class View;

// The subject and body with every finding of outcome Modify applied, or nothing where there is none. Where two changes
// touch the same words, the first one wins and reaches as far as both.
std::optional<Verdict::Texts> modify(const View& view, std::span<const Finding> findings);

}  // namespace stoa::policy
