// What people see of e-mail beside each message: how far the mail about it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/mail/mail_cause.h"
#include "domain/caller.h"
#include "domain/conversation.h"
#include "store/connection.h"

namespace stoa {

// How far a message came by mail; of the farthest one where several people get it.
struct MailDelivery {
    MailState state{};
    Timestamp changed_at{};
    std::optional<MailCause> cause{};  // Why it did not arrive.
};

struct MessageMail {
    std::optional<MailDelivery> delivery{};  // For its author's side only.
};

// Whether the reader is of the side that wrote it, or an operator: whoever may know of its mails.
bool may_see_mails(const Caller& reader, Author author);

// In the order of `messages`, which are some of the conversation in the order of `seq`.
Result<std::vector<MessageMail>> find_message_mails(store::Reader& reader, const Caller& caller, SellerId seller,
                                                    ConversationId conversation, const std::vector<Message>& messages);

}  // namespace stoa
