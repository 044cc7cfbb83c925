// Invitations, as the invited see them: of an account that waits for its password, or to become a member of a seller.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/people/sessions.h"

namespace stoa {

struct InvitationView {
    std::optional<std::string> name{};  // None: who is invited says it.
    std::string login;
    Timestamp expires_at;
    std::optional<std::string> seller_name{};  // Whose member the invited becomes; none where there is an account already.
    std::optional<Role> role{};
};
// InvitationInvalid where the link is unknown, used or too old: all alike. Using it up takes accepting.
Result<InvitationView> get_invitation(App& app, const std::string& invitation);

struct AcceptInvitation {
    std::string invitation;
    std::string password;                   // At least 10 characters.
    std::optional<std::string> name{};      // Needed where the invitation has none; otherwise it stays as it is.
    std::optional<std::string> replaces{};  // The session that this browser had until now: ends.
};
// Sets the password, uses the link up (and with it every other open one of the person) and signs in. MissingField where a name is needed;
// AddressHasAccount where somebody signs in by the address already.
Result<SignedIn> accept_invitation(App& app, const AcceptInvitation& request);

}  // namespace stoa
