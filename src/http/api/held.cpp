// What waits for a moderator.
#include "app/messages/held.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

void write_held_members(JsonWriter& json, const HeldView& view, const Reader& reader) {
    json.key("seller").begin_object().member("id", view.seller.number).member("name", view.seller_name).end_object();
    json.member("author", to_text(view.draft.author)).member("author_name", view.author_name).member("buyer_name", view.buyer_name);
    json.member("item_title", view.item_title);
    if (view.kind) json.member("kind", to_text(*view.kind));
    json.member("unproven_from", view.unproven);
    json.key("draft");
    write_draft(json, view.draft, reader);
}

void write_held(JsonWriter& json, const HeldView& view, const Reader& reader) {
    json.begin_object();
    write_held_members(json, view, reader);
    json.end_object();
}

void write_held_with_messages(JsonWriter& json, const HeldView& view, const Reader& reader) {
    json.begin_object().key("held");
    write_held(json, view, reader);
    json.key("messages");
    write_messages(json, view.messages);
    json.end_object();
}

Reader reader_of(const Request& request, const App& app) { return {app, request.language, Author::Seller}; }

}  // namespace

Result<Response> show_held_list(const Request& request, const Caller& caller, App& app) {
    const auto page = TRY(decode_page(request));
    const Reader reader = reader_of(request, app);
    return Response::ok(
        encode_page(TRY(list_held(app, caller, page)), [&](JsonWriter& json, const HeldView& view) { write_held(json, view, reader); }));
}

Result<Response> show_held(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto draft = TRY(decode_draft_id(request));
    const auto view = TRY(get_held(app, caller, seller, draft));
    return Response::ok(encode(write_held_with_messages, view, reader_of(request, app)));
}

Result<Response> post_release(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto draft = TRY(decode_draft_id(request));
    return Response::ok(encode(write_sent, TRY(release_held(app, caller, seller, draft)), reader_of(request, app)));
}

Result<Response> post_rejection(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto draft = TRY(decode_draft_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const std::string note = TRY(decode_text(fields, "note", HeldView::note_length_max));
    TRY(fields.finish());
    TRY(reject_held(app, caller, seller, draft, note));
    return Response::no_content();
}

}  // namespace stoa::http
