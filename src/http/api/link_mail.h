// How far a mail with a link is, as answers say it: "mail", and why it did not arrive.
#pragma once

#include <optional>

#include "app/mail/link_mails.h"
#include "base/json.h"

namespace stoa::http {

inline void write_link_mail(JsonWriter& json, const std::optional<LinkMailView>& mail) {
    if (!mail) return;
    json.member("mail", to_text(mail->state));
    if (mail->cause) json.member("mail_cause", to_text(*mail->cause));
}

}  // namespace stoa::http
