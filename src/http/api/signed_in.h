// How a browser is signed in, whichever way its person came.
#pragma once

#include <optional>
#include <string>

#include "app/people/sessions.h"
#include "http/api/handlers.h"

namespace stoa::http {

// Who is signed in, with the cookie.
Response answer_signed_in(const SignedIn& signed_in, const Service& service);

// The session that the browser has.
std::optional<std::string> session_of(const Request& request);

}  // namespace stoa::http
