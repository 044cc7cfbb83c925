// A new password for whoever forgot the old one: by a link that goes to the account's own address.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/people/sessions.h"
#include "store/people.h"

namespace stoa {

// Where the user gets mail about its account: a buyer's address is the one that the marketplace told last; otherwise the login, where it
// is an address. Nothing where there is none.
Result<std::optional<std::string>> find_account_address(store::Reader& reader, const store::UserRow& user);

// Mails the link, under the id `mail`, to whoever signs in by `login`; gives who it is, or nothing where nobody can be reached.
Result<std::optional<Uuid>> mail_password_link(App& app, store::Transaction& transaction, const std::string& login, const Uuid& mail);

struct PasswordResetView {
    std::string name;
    std::string login;
    Timestamp expires_at;
};
// MailLinkInvalid where the link is unknown, used or too old: all alike. Using it up takes resetting.
Result<PasswordResetView> get_password_reset(App& app, const std::string& secret);

struct ResetPassword {
    std::string secret;
    std::string password;
    std::optional<std::string> replaces{};  // The session that this browser had until now: ends.
};
// Sets the password, ends all sessions and links of the account, tells its owner by mail, and signs in.
Result<SignedIn> reset_password_by_link(App& app, const ResetPassword& request);

// A mail to the account's own address that its password was changed, where mails go out.
Result<void> tell_password_changed(App& app, store::Transaction& transaction, const store::UserRow& user);

}  // namespace stoa
