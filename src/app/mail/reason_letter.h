// What the mails about a missing reason say, in their reader's language.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "domain/mail.h"
#include "mail/compose/outgoing_mail.h"
#include "store/mails.h"

namespace stoa {

struct AboutDraft {
    std::string subject{};
    mail::Content content{};
    std::optional<Alias> answers_to{};  // The address that an answer comes to; nothing where none is wanted.
};

// The question, with the reasons that are open now; or, where the draft waits no more, what has become of it. Nothing where neither can be
// told, as where the order is gone.
Result<std::optional<AboutDraft>> write_about_reason(App& app, SellerId seller, const store::SentMail& mail);

}  // namespace stoa
