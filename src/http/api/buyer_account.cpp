// A buyer's settings, and the marketplace's links by which a buyer asks before a sale.
#include "app/messages/inquiry_link.h"
#include "app/people/buyer_settings.h"
#include "http/api/decode.h"
#include "http/api/decode_message.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/mail_timing.h"
#include "http/api/send_answer.h"

namespace stoa::http {

namespace {

void write_settings(JsonWriter& json, const BuyerSettings& settings) {
    json.begin_object().member("name", settings.name).member("language", settings.language);
    json.member("opted_out", settings.opted_out).member("email", settings.email).member("by_mail", settings.by_mail);
    write_mail_timing(json, settings.mail_timing);
    json.end_object();
}

void write_link(JsonWriter& json, const InquiryLinkView& link, const Reader& reader) {
    json.begin_object().key("seller");
    write_seller(json, link.seller);
    json.member("sku", link.sku).member("title", link.title).member("expires_at", format_time(link.expires_at));
    if (link.conversation) json.member("conversation_id", link.conversation->text());
    json.member("answers_within_minutes", link.answers_within_minutes);
    write_drafts(json, link.drafts, reader);
    json.end_object();
}

Result<PutBuyerSettings> decode_settings(const Request& request) {
    PutBuyerSettings settings;
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    settings.language = TRY(decode_optional_text(fields, "language", language_length_max));
    const auto opted_out = TRY(fields.get("opted_out"));
    settings.opted_out = TRY(opted_out.boolean());
    settings.by_mail = TRY(fields.optional_boolean("by_mail"));
    settings.mail_timing = TRY(decode_mail_timing(fields));
    TRY(fields.finish());
    return settings;
}

}  // namespace

Result<Response> show_settings(const Request&, const Caller& caller, App& app) {
    const auto settings = TRY(get_buyer_settings(app, caller));
    return Response::ok(encode(write_settings, settings));
}

Result<Response> put_settings(const Request& request, const Caller& caller, App& app) {
    const auto wanted = TRY(decode_settings(request));
    const auto settings = TRY(put_buyer_settings(app, caller, wanted));
    return Response::ok(encode(write_settings, settings));
}

Result<Response> show_inquiry_link(const Request& request, const Caller& caller, App& app) {
    const auto link = TRY(get_inquiry_link(app, caller, std::string(request.parameter("link"))));
    return Response::ok(encode(write_link, link, Reader{app, request.language, Author::Buyer}));
}

Result<Response> post_link_inquiry(const Request& request, const Caller& caller, App& app) {
    const auto inquiry = TRY(decode_link_inquiry(request));
    const auto result = TRY(open_link_inquiry(app, caller, inquiry));
    return answer_send(result, Reader{app, request.language, Author::Buyer});
}

}  // namespace stoa::http
