// The whole mail as which a message came, opened beside it. What the message left out (quotes, signatures) may hold addresses: it is for
// the side that wrote it, and for operators.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "app/mail/mail_words.h"
#include "app/mail/message_mails.h"
#include "domain/caller.h"

namespace stoa {

struct MailFileView {
    std::string name{};  // Empty where it had none.
    std::string media_type{};
    std::int64_t bytes = 0;
};

struct WholeMail {
    static constexpr std::size_t text_length_max = 100'000;  // Code points.
    Timestamp received_at{};
    std::string subject{};
    std::vector<MailPiece> pieces{};
    bool is_shortened = false;  // It is longer than text_length_max.
    std::vector<MailFileView> files{};
};

// NotFound where the message came by no mail, its mail is kept no longer, or it is of the other side. An operator's look is audited.
Result<WholeMail> get_whole_mail(App& app, const Caller& caller, SellerId seller, ConversationId conversation, std::int32_t seq);
Result<WholeMail> get_buyer_whole_mail(App& app, const Caller& caller, ConversationId conversation, std::int32_t seq);

// Its bytes as they came, for operators; audited. NotFound as above.
Result<std::string> get_mail_source(App& app, const Caller& caller, SellerId seller, ConversationId conversation, std::int32_t seq);

}  // namespace stoa
