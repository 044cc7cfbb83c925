#include "app/conversations/conversations.h"

#include "http/api/decode.h"
#include "http/api/decode_message.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

struct ConversationsQuery {
    std::optional<Section> section{};
    PageRequest page{};
};

Result<ConversationsQuery> decode_conversations_query(const Request& request) {
    ConversationsQuery wanted;
    QueryFields query(request);
    wanted.section = TRY(query.word<Section>("section"));
    wanted.page = TRY(query.page());
    TRY(query.finish());
    return wanted;
}

}  // namespace

Result<Response> show_sections(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto sections = TRY(list_sections(app, caller, seller));
    return Response::ok(encode(write_sections, sections));
}

Result<Response> show_conversations(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto query = TRY(decode_conversations_query(request));
    const auto conversations = TRY(list_conversations(app, caller, seller, query.section, query.page));
    return Response::ok(encode_page(conversations, write_conversation_summary));
}

Result<Response> show_conversation(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto view = TRY(get_conversation(app, caller, seller, conversation));
    return Response::ok(encode(write_conversation, view, Reader{app, request.language, Author::Seller}));
}

Result<Response> put_read_mark(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto seq = TRY(decode_read_mark(request));
    TRY(mark_read(app, caller, seller, conversation, seq));
    return Response::no_content();
}

Result<Response> put_section(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto section = TRY(decode_section(request));
    const auto summary = TRY(move_conversation(app, caller, seller, conversation, section));
    return Response::ok(encode(write_conversation_summary, summary));
}

}  // namespace stoa::http
