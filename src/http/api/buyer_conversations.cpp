// A buyer's conversations and orders.
#include "app/conversations/conversations.h"
#include "app/search/search.h"
#include "http/api/decode.h"
#include "http/api/decode_message.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

Result<Response> show_buyer_conversations(const Request& request, const Caller& caller, App& app) {
    const auto page = TRY(decode_page(request));
    const auto conversations = TRY(list_buyer_conversations(app, caller, page));
    return Response::ok(encode_page(conversations, write_buyer_conversation_summary));
}

Result<Response> show_buyer_conversation(const Request& request, const Caller& caller, App& app) {
    const auto conversation = TRY(decode_conversation_id(request));
    const auto view = TRY(get_buyer_conversation(app, caller, conversation));
    return Response::ok(encode(write_buyer_conversation, view, Reader{app, request.language, Author::Buyer}));
}

Result<Response> put_buyer_read_mark(const Request& request, const Caller& caller, App& app) {
    const auto conversation = TRY(decode_conversation_id(request));
    const auto seq = TRY(decode_read_mark(request));
    TRY(mark_buyer_read(app, caller, conversation, seq));
    return Response::no_content();
}

Result<Response> show_buyer_orders(const Request& request, const Caller& caller, App& app) {
    QueryFields query(request);
    const auto search = TRY(query.text("search", SearchLimits::text_length_max)).value_or("");
    const auto page = TRY(query.page());
    TRY(query.finish());
    const auto orders = TRY(list_buyer_orders(app, caller, page, search));
    return Response::ok(encode_page(orders, write_buyer_order_summary));
}

Result<Response> show_buyer_order(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto order = TRY(decode_order_id(request));
    const auto view = TRY(get_buyer_order(app, caller, seller, order));
    return Response::ok(encode(write_buyer_order, view, Reader{app, request.language, Author::Buyer}));
}

}  // namespace stoa::http
