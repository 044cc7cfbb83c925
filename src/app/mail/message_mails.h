// What people see of e-mail beside each message: how far the mail about it is, and what the mail carried as which it came.
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

struct MailFileView {
    std::string name{};  // Empty where it had none.
    std::string media_type{};
    std::int64_t bytes = 0;
};

struct MessageMail {
    std::optional<MailDelivery> delivery{};  // For its author's side only, as the next.
    std::vector<MailFileView> files{};       // Kept aside until they are inspected.
    std::int32_t files_count = 0;            // For both sides.
};

// Whether the reader is of the side that wrote it, or an operator: whoever may know of its mails.
bool may_see_mails(const Caller& reader, Author author);

// In the order of `messages`, which are some of the conversation in the order of `seq`.
Result<std::vector<MessageMail>> find_message_mails(store::Reader& reader, const Caller& caller, SellerId seller,
                                                    ConversationId conversation, const std::vector<Message>& messages);

}  // namespace stoa
