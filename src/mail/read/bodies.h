// Chooses what of a mail's parts is to be read, and what is attached.
#pragma once

#include "base/result.h"
#include "mail/read/mail.h"
#include "mail/read/read_limits.h"
#include "mail/read/structure.h"

namespace stoa::mail {

// Kinds of parts that no person sends.
struct MachineParts {
    bool has_delivery_status = false;           // RFC 3464.
    bool has_disposition_notification = false;  // RFC 8098: a receipt that a mail was read.
    bool has_feedback_report = false;           // RFC 5965: a complaint about spam.
    std::string calendar_method{};              // RFC 5546: "reply", "request"; in small letters.
};

// Fills `text`, `html`, `attachments`, `is_encrypted`, `delivery_status` and `original_message_id`. Which parts are read
// and which are attached follows RFC 8621 section 4.1.4. Fails by `text_bytes_max`.
Result<MachineParts> read_bodies(const Structure& structure, const ReadLimits& limits, Mail& mail);

}  // namespace stoa::mail
