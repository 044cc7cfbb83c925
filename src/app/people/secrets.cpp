#include "app/people/secrets.h"

#include "base/digest.h"
#include "base/text.h"

namespace stoa {

namespace {

// One key for all, so each purpose goes into what is digested.
std::string purpose_digest(const App& app, std::string_view purpose, std::string_view value) {
    std::string told(purpose);
    told += '\0';
    told += value;
    return keyed_digest(app.key, told);
}

}  // namespace

std::string new_secret() { return random_token(32); }
std::string session_digest(const App& app, std::string_view session) { return purpose_digest(app, "session", session); }
std::string token_digest(const App& app, std::string_view token) { return purpose_digest(app, "token", token); }
std::string invitation_digest(const App& app, std::string_view invitation) { return purpose_digest(app, "invitation", invitation); }
std::string link_digest(const App& app, std::string_view secret) { return purpose_digest(app, "link", secret); }
std::string login_digest(const App& app, std::string_view login) { return purpose_digest(app, "login", fold_case(trim(login))); }
std::string relay_digest(const App& app, std::string_view address) { return purpose_digest(app, "relay", fold_case(trim(address))); }
std::string attempts_digest(const App& app, std::string_view kind, std::string_view subject) { return purpose_digest(app, kind, subject); }

Caller caller_of(const store::UserRow& user) {
    return {.user = user.id, .role = user.role, .name = user.name, .language = user.language, .seller = user.seller, .buyer = user.buyer};
}

}  // namespace stoa
