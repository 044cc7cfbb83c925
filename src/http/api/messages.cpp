#include "app/messages/messages.h"

#include "app/conversations/conversations.h"
#include "http/api/decode.h"
#include "http/api/decode_message.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/send_answer.h"

namespace stoa::http {

Result<Response> show_messages(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto wanted = TRY(decode_messages_query(request));
    const auto messages = TRY(list_messages(app, caller, seller, conversation, wanted));
    return Response::ok(encode_page(messages, write_message_view));
}

Result<Response> post_order_message(const Request& request, const Caller& caller, App& app) {
    const auto message = TRY(decode_contact_buyer(request));
    const auto result = TRY(contact_buyer(app, caller, message));
    return answer_send(result, Reader{app, request.language, Author::Seller});
}

Result<Response> post_message(const Request& request, const Caller& caller, App& app) {
    const auto message = TRY(decode_send_message(request));
    const auto result = TRY(send_message(app, caller, message));
    return answer_send(result, Reader{app, request.language, Author::Seller});
}

Result<Response> post_check(const Request& request, const Caller& caller, App& app) {
    const auto draft = TRY(decode_check_seller_draft(request));
    const auto verdict = TRY(check_seller_draft(app, caller, draft));
    return Response::ok(encode(write_verdict, verdict, Reader{app, request.language, Author::Seller}));
}

Result<Response> post_template_check(const Request& request, const Service& service) {
    const auto draft = TRY(decode_check_template(request));
    const auto verdict = TRY(check_template(service.app, draft));
    return Response::ok(encode(write_verdict, verdict, Reader{service.app, request.language, draft.author}));
}

Result<Response> delete_draft(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto draft = TRY(decode_draft_id(request));
    TRY(discard_draft(app, caller, seller, draft));
    return Response::no_content();
}

}  // namespace stoa::http
