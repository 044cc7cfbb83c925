// When something was, as the reader of a mail would write it.
#pragma once

#include <string>

#include "app/app.h"
#include "domain/mail_timing.h"

namespace stoa {

// "24 November 2026, 11:05": in the reader's language (BCP 47) and customs, by the clock of its quiet hours; where it has none, by UTC's,
// and says so.
std::string moment_text(const Catalogues& catalogues, const std::string& language, const MailTiming& reader, Timestamp at);

}  // namespace stoa
