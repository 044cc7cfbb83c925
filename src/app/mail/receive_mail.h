// A mail that came for an alias becomes a message of whoever wrote it, by the same way as what is written on a page.
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "mail/read/mail.h"

namespace stoa {

struct MailLimits {
    static constexpr int mails_an_hour_max = 40;     // For one address: more than two people write, less than a loop.
    static constexpr std::size_t servers_max = 100;  // Received fields; RFC 5321 section 6.3.
};

// Whether there is anybody behind the address: NotFound where there is not.
Result<void> require_alias(App& app, std::string_view address);

// A mail that was read, and as it came.
struct IncomingMail {
    const mail::Mail& mail;
    std::string_view raw;
};

// Delivers the mail's words to the party that `recipient` stands for, keeps them as a draft of their author's where the policy stops them
// (a mail back says why), or refuses: with an error whose message is for whoever sent it. What no person has written is taken and
// becomes no message; a delivery status notification marks what could not be delivered. Durable when it returns; the same mail
// again makes nothing new.
Result<void> receive_mail(App& app, std::string_view recipient, const IncomingMail& incoming);

}  // namespace stoa
