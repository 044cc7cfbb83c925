// The answer to every way of sending: delivered, or stopped and why.
#pragma once

#include "app/messages.h"
#include "http/encode.h"
#include "http/request.h"
#include "http/response.h"

namespace stoa::http {

Response answer_send(const SendResult& result, const Reader& reader);

// Which messages of a conversation.
Result<MessagesRequest> decode_messages_query(const Request& request);

}  // namespace stoa::http
