// Tells mails that no person has written: nothing must be answered to them (RFC 3834 section 2).
#pragma once

#include <optional>
#include <string>

#include "mail/read/bodies.h"
#include "mail/read/fields.h"

namespace stoa::mail {

// Why, in the words of its header ("auto-submitted: auto-replied") or of the part's RFC; nothing for a person's mail.
std::optional<std::string> find_automatic_reason(const Fields& fields, const MachineParts& parts);

}  // namespace stoa::mail
