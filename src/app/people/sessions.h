// Signing in and out, and who a session or token stands for.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/mail/mail_trouble.h"
#include "domain/caller.h"

namespace stoa {

// What a signed-in person is shown of itself.
struct SessionView {
    Caller caller;
    std::optional<std::string> seller_name{};
    std::optional<MailTrouble> mail_trouble{};  // No mail reaches it any more.
};

struct SignedIn {
    std::string session;  // The secret for the cookie; the store keeps its digest only.
    Timestamp ends_at;
    SessionView view;
};

struct SignInRequest {
    static constexpr std::size_t login_length_max = 254;  // Code points. RFC 5321 section 4.5.3.1.3: of an e-mail address.
    std::string login;
    std::string password;
    std::string address;                    // The client's IP address: attempts are counted by it and by account.
    std::optional<std::string> replaces{};  // The session that this browser had until now: ends.
};

// WrongCredentials for a wrong password and an unknown account alike, after the same work; Throttled (argument
// retry_after, seconds) after 10 failures of an account or 50 of an address within 15 minutes.
Result<SignedIn> sign_in(App& app, const SignInRequest& request);

// The session ends; one that does not exist is no error.
Result<void> sign_out(App& app, const std::string& session);

// Who the session's secret stands for: NotSignedIn where there is none or it has ended. Cheap: asked at every request.
Result<Caller> find_session_caller(App& app, const std::string& session);
// The same for an API token's secret.
Result<Caller> find_token_caller(App& app, const std::string& token);

Result<SessionView> get_session(App& app, const Caller& caller);

}  // namespace stoa
