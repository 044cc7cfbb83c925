#include "app/people/sessions.h"

#include <fmt/format.h>

#include "app/people/passwords.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

Response answer_signed_in(const SignedIn& signed_in, const Service& service) {
    Response response = Response::ok(encode(write_session, signed_in.view));
    const std::int64_t seconds_left = (signed_in.ends_at - service.app.clock()).ms / 1000;
    response.headers.emplace_back(
        "Set-Cookie", fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", session_cookie, signed_in.session, seconds_left,
                                  service.options.secure_cookies ? "; Secure" : ""));
    return response;
}

std::optional<std::string> session_of(const Request& request) {
    const auto session = find_cookie(request.headers.cookie, session_cookie);
    return session ? std::optional<std::string>(*session) : std::nullopt;
}

Result<SignInRequest> decode_sign_in(const Request& request) {
    SignInRequest sign_in{.login = {}, .password = {}, .address = request.remote_address, .replaces = session_of(request)};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    sign_in.login = TRY(decode_text(fields, "login", SignInRequest::login_length_max));
    sign_in.password = TRY(decode_text(fields, "password", PasswordPool::length_max));
    TRY(fields.finish());
    return sign_in;
}

Result<std::string> decode_password(const Request& request) {
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    auto password = TRY(decode_text(fields, "password", PasswordPool::length_max));
    TRY(fields.finish());
    return password;
}

}  // namespace

Result<Caller> find_caller(App& app, const Credential& credential) {
    if (credential.kind == Credential::Kind::Token) return find_token_caller(app, credential.secret);
    return find_session_caller(app, credential.secret);
}

Result<Response> show_session(const Request&, const Caller& caller, App& app) {
    const auto view = TRY(get_session(app, caller));
    return Response::ok(encode(write_session, view));
}

Result<Response> post_session(const Request& request, const Service& service) {
    const auto sign_in_request = TRY(decode_sign_in(request));
    const auto signed_in = TRY(sign_in(service.app, sign_in_request));
    return answer_signed_in(signed_in, service);
}

Result<Response> delete_session(const Request& request, const Caller&, App& app) {
    TRY(sign_out(app, session_of(request).value_or("")));
    Response response = Response::no_content();
    response.headers.emplace_back("Set-Cookie", fmt::format("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", session_cookie));
    return response;
}

Result<Response> delete_failing_mail(const Request&, const Caller& caller, App& app) {
    TRY(forget_failing_mail(app, caller));
    return Response::no_content();
}

Result<Response> show_invitation(const Request& request, const Service& service) {
    const auto invitation = TRY(get_invitation(service.app, std::string(request.parameter("invitation"))));
    return Response::ok(encode(write_invitation, invitation));
}

Result<Response> post_invitation(const Request& request, const Service& service) {
    auto password = TRY(decode_password(request));
    const AcceptInvitation accepted{
        .invitation = std::string(request.parameter("invitation")), .password = std::move(password), .replaces = session_of(request)};
    const auto signed_in = TRY(accept_invitation(service.app, accepted));
    return answer_signed_in(signed_in, service);
}

}  // namespace stoa::http
