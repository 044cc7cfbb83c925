// Secrets that people and programs carry, and the keyed digests by which alone the store knows them.
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "app/people/sessions.h"
#include "domain/caller.h"
#include "store/people.h"

namespace stoa {

// 256 bits as text.
std::string new_secret();

std::string session_digest(const App& app, std::string_view session);
std::string token_digest(const App& app, std::string_view token);
std::string invitation_digest(const App& app, std::string_view invitation);
std::string link_digest(const App& app, std::string_view secret);
// Without regard to case and width.
std::string login_digest(const App& app, std::string_view login);
std::string relay_digest(const App& app, std::string_view address);
// `kind` is "account" or "address".
std::string attempts_digest(const App& app, std::string_view kind, std::string_view subject);

// A user as the one who asks.
Caller caller_of(const store::UserRow& user);

// Sets the password; whoever came in by an earlier one, or could by an open invitation or link, is out.
Result<void> change_password(store::Transaction& transaction, UserId user, const std::string& password_hash);

// A new session of the user's; the one that it replaces ends.
Result<SignedIn> start_session(App& app, store::Transaction& transaction, const store::UserRow& user,
                               const std::optional<std::string>& replaces);

}  // namespace stoa
