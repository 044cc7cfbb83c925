// The answer to every way of sending: delivered, or stopped and why.
#pragma once

#include "app/messages/messages.h"
#include "http/api/encode.h"
#include "http/wire/request.h"
#include "http/wire/response.h"

namespace stoa::http {

Response answer_send(const SendResult& result, const Reader& reader);

// Which messages of a conversation.
Result<MessagesRequest> decode_messages_query(const Request& request);

}  // namespace stoa::http
