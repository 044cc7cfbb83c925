#include "app/people/sessions.h"

#include <fmt/format.h>

#include "app/people/invitations.h"
#include "app/people/passwords.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/signed_in.h"

namespace stoa::http {

namespace {

Result<SignInRequest> decode_sign_in(const Request& request) {
    SignInRequest sign_in{.login = {}, .password = {}, .address = request.remote_address, .replaces = session_of(request)};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    sign_in.login = TRY(decode_text(fields, "login", SignInRequest::login_length_max));
    sign_in.password = TRY(decode_text(fields, "password", PasswordPool::length_max));
    TRY(fields.finish());
    return sign_in;
}

Result<AcceptInvitation> decode_acceptance(const Request& request) {
    AcceptInvitation acceptance{
        .invitation = std::string(request.parameter("invitation")), .password = {}, .replaces = session_of(request)};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    acceptance.password = TRY(decode_text(fields, "password", PasswordPool::length_max));
    acceptance.name = TRY(decode_optional_text(fields, "name", OrderLimits::name_length_max));
    TRY(fields.finish());
    return acceptance;
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

Result<Response> show_invitation(const Request& request, const Service& service) {
    const auto invitation = TRY(get_invitation(service.app, std::string(request.parameter("invitation"))));
    return Response::ok(encode(write_invitation, invitation));
}

Result<Response> post_invitation(const Request& request, const Service& service) {
    const auto acceptance = TRY(decode_acceptance(request));
    const auto signed_in = TRY(accept_invitation(service.app, acceptance));
    return answer_signed_in(signed_in, service);
}

}  // namespace stoa::http
