// Who may write to an alias: the other party's own addresses, and nobody else.
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/mail.h"
#include "mail/read/mail.h"

namespace stoa {

// The party's person, or program, whose mail it is. Forbidden, with words for the sender, where the From may not write to the alias, or
// where the front mail server could not make sure of it and the pack refuses that; where it holds it, the caller is unproven. Whoever may
// not write for a seller is noted in the seller's list for a decision.
Result<Caller> find_author(App& app, const Alias& alias, const mail::Mail& mail);

}  // namespace stoa
