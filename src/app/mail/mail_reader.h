// Whom a mail about messages is for, as that person has it now: both may have changed while the mail waited.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/mail_timing.h"
#include "store/mails.h"

namespace stoa {

struct MailReader {
    bool by_mail = false;
    MailTiming timing{};
    std::int32_t read_seq = 0;  // On the web.
};

// Of a mail of the kind Message.
Result<MailReader> find_mail_reader(store::Reader& reader, const Conversation& conversation, const store::SentMail& mail);

// What such a mail tells, oldest first: the other side's messages from its first to its last that the reader has not seen on the web.
// What the reader answered by mail it has not seen there, whatever the mark says.
struct MailMessages {
    std::vector<Message> fresh{};
    // The first of them answers: the reader's side had written before, and nobody opened anew with a reason.
    bool is_answer = false;
};
Result<MailMessages> list_mail_messages(store::Reader& reader, const Conversation& conversation, const store::SentMail& mail,
                                        std::int32_t read_seq);

}  // namespace stoa
