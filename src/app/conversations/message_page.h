// A page of a conversation's messages, for either side.
#pragma once

#include "app/conversations/conversations.h"
#include "store/connection.h"

namespace stoa {

Result<Page<MessageView>> message_page(store::Reader& reader, const Caller& caller, SellerId seller, ConversationId conversation,
                                       const MessagesRequest& request);

}  // namespace stoa
