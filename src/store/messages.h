// Delivered messages: appended, never changed.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "store/connection.h"

namespace stoa::store {

Result<void> add_message(Transaction& transaction, SellerId seller, ConversationId conversation, const Message& message);
// Those before `seq`, newest first.
Result<std::vector<Message>> list_messages_before(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq,
                                                  int limit);
// Those after `seq`, oldest first.
Result<std::vector<Message>> list_messages_after(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq, int limit);
// Whether somebody else than `author` wrote after `seq`.
Result<bool> has_others_message_after(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq, UserId author);
// Whether a message of that name was delivered there.
Result<bool> has_message(Reader& reader, SellerId seller, ConversationId conversation, MessageId message);
Result<std::optional<Message>> find_message(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq);

}  // namespace stoa::store
