// When a mail goes out that somebody shall get in its own time.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/mail_timing.h"

namespace stoa {

// InvalidValue, with its place below `pointer`, where minutes are out of range, the quiet hours are none or the time zone is unknown.
Result<void> require_timing(const MailTiming& timing, const std::string& pointer);

// `at` where it is not quiet then, else when the quiet hours end, by the clocks of the zone on that day.
Timestamp end_of_quiet(const MailTiming& timing, Timestamp at);

// When the mail is due whose first message was delivered at `first`.
Timestamp mail_due(const MailTiming& timing, Timestamp first);

}  // namespace stoa
