// When a person gets mail, as settings say it.
#pragma once

#include <optional>

#include "base/json.h"
#include "domain/mail_timing.h"

namespace stoa::http {

// The member "mail_timing", where it is there.
Result<std::optional<MailTiming>> decode_mail_timing(JsonFields& fields);
void write_mail_timing(JsonWriter& json, const MailTiming& timing);

}  // namespace stoa::http
