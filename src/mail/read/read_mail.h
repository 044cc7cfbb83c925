// Reads a mail as it came: RFC 5322 and MIME (RFC 2045 to 2049), and what real senders make of them.
#pragma once

#include <string_view>

#include "base/result.h"
#include "mail/read/mail.h"
#include "mail/read/read_limits.h"

namespace stoa::mail {

// Any bytes are read, unless they are over a limit or hold nothing at all; the error's message is for whoever sent them
// (base/problems.h). Takes time in line with the size. From any thread.
Result<Mail> read_mail(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace stoa::mail
