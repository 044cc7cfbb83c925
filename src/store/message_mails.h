// What e-mail has to do with single messages: how far the mails about them are, as what mail they came, and what that one carried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

// The messages of one conversation from `first` to `last`, both among them.
struct SeqRange {
    SellerId seller{};
    ConversationId conversation{};
    std::int32_t first = 0;
    std::int32_t last = 0;
};

// A mail that told one person messages of the other side, from the first to the last that it names.
struct MailAbout {
    static constexpr std::int32_t span_max = 100;  // Messages.
    std::int32_t seq = 0;
    std::int32_t last_seq = 0;
    Author party{};  // Whose person it told them.
    MailState state{};
    Timestamp changed_at{};
    std::string reply{};  // What a server said last; may name the person's address.
};
// Those that tell something of the range.
Result<std::vector<MailAbout>> list_mails_about(Reader& reader, const SeqRange& range);

// The mail as which a message, or a draft that was stopped, came.
struct MailBehind {
    Timestamp received_at{};
    std::string raw_sha256{};
};
Result<std::optional<MailBehind>> find_mail_behind(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq);
Result<std::optional<MailBehind>> find_mail_behind(Reader& reader, SellerId seller, DraftId draft);
// The draft became a message.
Result<void> set_mail_message(Transaction& transaction, SellerId seller, DraftId draft, ConversationId conversation, std::int32_t seq);

}  // namespace stoa::store
