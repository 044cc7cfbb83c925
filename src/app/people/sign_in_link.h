// Signing in without a password: for buyers, by a link that goes to the address that the marketplace told.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/people/sessions.h"

namespace stoa {

// Mails the link, under the id `mail`, to the buyer of this address; gives who it is, or nothing where there is none.
Result<std::optional<Uuid>> mail_sign_in_link(App& app, store::Transaction& transaction, const std::string& address,
                                              const std::string& place, const Uuid& mail);

struct SignInLinkView {
    std::string name;
    Timestamp expires_at;
};
// MailLinkInvalid where the link is unknown, used or too old: all alike. Looking uses nothing up: programs that scan mails do.
Result<SignInLinkView> get_sign_in_link(App& app, const std::string& secret);

struct SignInByLink {
    std::string secret;
    std::optional<std::string> replaces{};  // The session that this browser had until now: ends.
};
// Uses the link up and signs in. A buyer without an account gets one, named by its address: AddressHasAccount where that is another's.
Result<SignedIn> sign_in_by_link(App& app, const SignInByLink& request);

}  // namespace stoa
