// Mails that went out or could not: what an operator looks at and sends again.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "app/mail/mail_name.h"
#include "domain/words.h"

namespace stoa {

struct QueuedMail {
    MailName name{};
    std::string recipient{};
    MailState state{};
    Timestamp changed_at{};
    std::string reply{};  // What the relay, or another server, said last.
};

// Those that wait and those that failed, `limit` of each at most, the longest unchanged first.
Result<std::vector<QueuedMail>> list_mail_queue(App& app, int limit);

// The whole mail as it would be sent now; a link in it works. NotFound where there is none of that name, or what it was about is gone.
Result<std::string> show_mail(App& app, const std::string& name);

// Sends it again as soon as a server runs, from the first try on. NotFound where there is none of that name.
Result<void> retry_mail(App& app, const std::string& name);

}  // namespace stoa
