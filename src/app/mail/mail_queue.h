// Mails that went out or could not: what an operator looks at and sends again, by the command line and on the web.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/mail/mail_name.h"
#include "app/page.h"
#include "domain/caller.h"
#include "domain/words.h"

namespace stoa {

struct QueuedMail {
    MailName name{};
    std::string seller_name{};
    std::string recipient{};
    std::optional<ConversationId> conversation{};
    MailState state{};
    Timestamp queued_at{};
    Timestamp changed_at{};
    std::string reply{};  // What the relay, or another server, said last.
};

// Those that wait and those that did not arrive, `limit` of each at most, the longest unchanged first.
Result<std::vector<QueuedMail>> list_mail_queue(App& app, int limit);

// Of all sellers, those in one state, the last changed first. For operators, as all that follows.
Result<Page<QueuedMail>> list_mails(App& app, const Caller& caller, MailState state, const PageRequest& page);

struct MailCounts {
    static constexpr std::int32_t count_max = 1000;  // Counted no further: pages say "999+".
    std::int32_t queued = 0;
    std::int32_t failed = 0;
    std::int32_t bounced = 0;
    std::int32_t refused_senders = 0;
};
Result<MailCounts> count_mails(App& app, const Caller& caller);

// An address that wrote for a seller without being allowed to, and waits for the seller's decision.
struct RefusedSender {
    SellerId seller{};
    std::string seller_name{};
    std::string address{};
    std::int32_t refused = 0;  // Mails.
    Timestamp seen_at{};
};
// Of all sellers, the last seen first.
Result<Page<RefusedSender>> list_refused_senders(App& app, const Caller& caller, const PageRequest& page);

struct ShownMail {
    QueuedMail mail{};
    std::optional<std::string> source{};  // The whole mail as it would be sent now; nothing where what it was about is gone.
};
// NotFound where there is none of that name. An operator's look is audited, and does not see the secret of a link that lets in.
Result<ShownMail> show_mail(App& app, const Caller& caller, const std::string& name);

// Sends it again as soon as a server runs, from the first try on; audited. NotFound where there is none of that name.
Result<QueuedMail> retry_mail(App& app, const Caller& caller, const std::string& name);

}  // namespace stoa
