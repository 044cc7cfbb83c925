// What a seller decides about e-mail.
#include "app/mail/mail_settings.h"
#include "http/api/decode.h"
#include "http/api/decode_word.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/link_mail.h"
#include "http/api/mail_timing.h"

namespace stoa::http {

namespace {

void write_mail(JsonWriter& json, const SellerMail& mail) {
    json.begin_object()
        .member("domain", mail.domain)
        .member("sends", mail.sends)
        .member("by_mail", mail.by_mail)
        .member("own_address", mail.own_address);
    write_mail_timing(json, mail.mail_timing);
    json.key("senders").begin_array();
    for (const SenderView& sender : mail.senders) {
        json.begin_object().member("address", sender.address).member("state", to_text(sender.state)).member("refused", sender.refused);
        json.member("seen_at", format_time(sender.seen_at));
        write_link_mail(json, sender.mail);
        json.end_object();
    }
    json.end_array().end_object();
}

}  // namespace

Result<Response> show_seller_mail(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_mail, TRY(get_seller_mail(app, caller, seller))));
}

Result<Response> put_seller_mail(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto by_mail = TRY(fields.get("by_mail"));
    PutSellerMail wanted;
    wanted.by_mail = TRY(by_mail.boolean());
    wanted.mail_timing = TRY(decode_mail_timing(fields));
    TRY(fields.finish());
    return Response::ok(encode(write_mail, TRY(stoa::put_seller_mail(app, caller, seller, wanted))));
}

Result<Response> put_mail_sender(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto state = TRY(decode_word<SenderState>(fields, "state"));
    TRY(fields.finish());
    if (state != SenderState::Approved && state != SenderState::Blocked) {
        return std::unexpected(Error{.problem = problems::invalid_value,
                                     .message = "a sender is approved or blocked",
                                     .pointer = "/state",
                                     .arguments = {{"pointer", "/state"}, {"expected", "approved or blocked"}}});
    }
    return Response::ok(encode(write_mail, TRY(put_sender(app, caller, seller, std::string(request.parameter("address")), state))));
}

Result<Response> delete_mail_sender(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_mail, TRY(delete_sender(app, caller, seller, std::string(request.parameter("address"))))));
}

}  // namespace stoa::http
