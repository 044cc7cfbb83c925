// Links that come by mail, for those who are not signed in: asked for here, looked at, and used. Only a POST uses one up.
#include "app/mail/sender_confirmation.h"
#include "app/people/link_requests.h"
#include "app/people/password_reset.h"
#include "app/people/passwords.h"
#include "app/people/sign_in_link.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/signed_in.h"

namespace stoa::http {

namespace {

std::string secret_of(const Request& request) { return std::string(request.parameter("secret")); }

void write_reset(JsonWriter& json, const PasswordResetView& view) {
    json.begin_object().member("name", view.name).member("login", view.login);
    json.member("expires_at", format_time(view.expires_at)).end_object();
}

void write_sign_in_link(JsonWriter& json, const SignInLinkView& view) {
    json.begin_object().member("name", view.name).member("expires_at", format_time(view.expires_at)).end_object();
}

void write_confirmation(JsonWriter& json, const SenderConfirmation& view) {
    json.begin_object().member("seller_name", view.seller_name).member("address", view.address);
    json.member("expires_at", format_time(view.expires_at)).end_object();
}

// The same whether there is anybody or not.
Response answer_requested() {
    Response response;
    response.status = 202;
    return response;
}

}  // namespace

Result<Response> show_sign_in_ways(const Request&, const Service& service) {
    JsonWriter json;
    json.begin_object().member("by_mail", service.app.mail.sends()).end_object();
    return Response::ok(json.take());
}

Result<Response> post_password_reset_request(const Request& request, const Service& service) {
    LinkRequest wanted{.kind = MailKind::PasswordReset, .name = {}, .address = request.remote_address};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    wanted.name = TRY(decode_text(fields, "login", SignInRequest::login_length_max));
    TRY(fields.finish());
    TRY(request_link(service.app, wanted));
    return answer_requested();
}

Result<Response> show_password_reset(const Request& request, const Service& service) {
    const auto view = TRY(get_password_reset(service.app, secret_of(request)));
    return Response::ok(encode(write_reset, view));
}

Result<Response> post_password_reset(const Request& request, const Service& service) {
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    auto password = TRY(decode_text(fields, "password", PasswordPool::length_max));
    TRY(fields.finish());
    const ResetPassword reset{.secret = secret_of(request), .password = std::move(password), .replaces = session_of(request)};
    const auto signed_in = TRY(reset_password_by_link(service.app, reset));
    return answer_signed_in(signed_in, service);
}

Result<Response> post_sign_in_link_request(const Request& request, const Service& service) {
    LinkRequest wanted{.kind = MailKind::SignIn, .name = {}, .address = request.remote_address};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    wanted.name = TRY(decode_text(fields, "address", SignInRequest::login_length_max));
    wanted.place = TRY(decode_optional_text(fields, "to", LinkRequest::place_length_max)).value_or("");
    TRY(fields.finish());
    TRY(request_link(service.app, wanted));
    return answer_requested();
}

Result<Response> show_sign_in_link(const Request& request, const Service& service) {
    const auto view = TRY(get_sign_in_link(service.app, secret_of(request)));
    return Response::ok(encode(write_sign_in_link, view));
}

Result<Response> post_sign_in_link(const Request& request, const Service& service) {
    const auto signed_in = TRY(sign_in_by_link(service.app, {.secret = secret_of(request), .replaces = session_of(request)}));
    return answer_signed_in(signed_in, service);
}

Result<Response> show_sender_confirmation(const Request& request, const Service& service) {
    const auto view = TRY(get_sender_confirmation(service.app, secret_of(request)));
    return Response::ok(encode(write_confirmation, view));
}

Result<Response> post_sender_confirmation(const Request& request, const Service& service) {
    const auto view = TRY(confirm_sender(service.app, secret_of(request)));
    return Response::ok(encode(write_confirmation, view));
}

}  // namespace stoa::http
