// What an engineer does about people from the command line: sellers, users, invitations, sessions, tokens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"

namespace stoa {

struct SellerView {
    SellerId id{};
    std::string name;
};

// Creates the seller, or AlreadyExists.
Result<SellerId> create_seller(App& app, const std::string& name);
// NotFound where there is none of this name.
Result<SellerId> get_seller_by_name(App& app, const std::string& name);

struct CreateUser {
    std::string login;  // An e-mail address or any unique word; compared without regard to case.
    std::string name;
    Role role;
    std::string language = "en";
    std::optional<std::string> seller_name{};        // For owner, manager, agent.
    std::optional<std::string> buyer_external_id{};  // For buyers: created where the marketplace has not pushed it.
    std::optional<std::string> password{};           // None: only an invitation lets the person in.
};
Result<UserId> create_user(App& app, const CreateUser& request);
// Sets the password, ends all sessions, links and open invitations of the user, and tells it by mail.
Result<void> reset_password(App& app, const std::string& login, const std::string& password);
// A secret for the link /invitation/SECRET, that works once.
Result<std::string> create_invitation(App& app, const std::string& login);
// How many sessions were ended.
Result<std::int64_t> revoke_sessions(App& app, const std::string& login);

// A seller's member becomes something else, or is removed, as by the page of members (member_changes.h). NotFound where nobody has the
// login, InvalidValue where that is no member.
Result<void> set_member_role(App& app, const std::string& login, Role role);
Result<void> remove_member(App& app, const std::string& login);

struct UserView {
    UserId id{};
    std::string login;
    std::string name;
    Role role;
    std::optional<std::string> seller_name{};
    bool has_password = false;
};
// In the order of their logins, at most `limit`.
Result<std::vector<UserView>> list_users(App& app, int limit);

struct CreateToken {
    std::string name;
    std::optional<std::string> seller_name{};  // None: marketplace-wide.
    std::uint32_t scopes = 0;
};
// The secret, shown once; the store keeps its digest only.
Result<std::string> create_token(App& app, const CreateToken& request);
Result<void> revoke_token(App& app, const std::string& name);
struct TokenView {
    std::string name;
    std::optional<std::string> seller_name{};
    std::uint32_t scopes = 0;
    Timestamp created_at;
    std::optional<Timestamp> revoked_at{};
};
Result<std::vector<TokenView>> list_tokens(App& app, int limit);

}  // namespace stoa
