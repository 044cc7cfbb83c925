#include "http/api/signed_in.h"

#include <fmt/format.h>

#include "http/api/encode.h"

namespace stoa::http {

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

}  // namespace stoa::http
