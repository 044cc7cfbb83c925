#include "app/conversations/conversations.h"
#include "app/messages/messages.h"
#include "http/api/decode.h"
#include "http/api/decode_message.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/send_answer.h"

namespace stoa::http {

Result<Response> show_buyer_messages(const Request& request, const Caller& caller, App& app) {
    const auto conversation = TRY(decode_conversation_id(request));
    const auto wanted = TRY(decode_messages_query(request));
    const auto messages = TRY(list_buyer_messages(app, caller, conversation, wanted));
    return Response::ok(encode_page(messages, write_message_view));
}

Result<Response> post_buyer_message(const Request& request, const Caller& caller, App& app) {
    const auto message = TRY(decode_send_buyer_message(request));
    const auto result = TRY(send_buyer_message(app, caller, message));
    return answer_send(result, Reader{app, request.language, Author::Buyer});
}

Result<Response> post_inquiry(const Request& request, const Caller& caller, App& app) {
    const auto inquiry = TRY(decode_open_inquiry(request));
    const auto result = TRY(open_inquiry(app, caller, inquiry));
    return answer_send(result, Reader{app, request.language, Author::Buyer});
}

Result<Response> post_buyer_check(const Request& request, const Caller& caller, App& app) {
    const auto draft = TRY(decode_check_buyer_draft(request));
    const auto verdict = TRY(check_buyer_draft(app, caller, draft));
    return Response::ok(encode(write_verdict, verdict, Reader{app, request.language, Author::Buyer}));
}

}  // namespace stoa::http
