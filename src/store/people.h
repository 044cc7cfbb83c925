// Sellers, users with their logins, members, sessions, tokens, invitations and counted sign-in attempts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/caller.h"
#include "store/connection.h"

namespace stoa::store {

struct SellerRow {
    SellerId id{};
    std::string name{};
};
Result<std::optional<SellerRow>> find_seller(Reader& reader, SellerId seller);
Result<std::optional<SellerRow>> find_seller_by_name(Reader& reader, std::string_view name);
Result<std::vector<SellerRow>> list_sellers(Reader& reader, SellerId after, int limit);
// Gives the next number.
Result<SellerId> add_seller(Transaction& transaction, std::string_view name, Timestamp now);

struct UserRow {
    UserId id{};
    std::string login{};
    std::string name{};
    std::string language{};
    Role role = Role::Buyer;
    std::optional<SellerId> seller{};
    std::optional<BuyerId> buyer{};
    std::optional<std::string> password_hash{};
};
Result<std::optional<UserRow>> find_user(Reader& reader, UserId user);
Result<std::optional<UserRow>> find_user_by_login(Reader& reader, std::string_view login_digest);
// The first of the buyer's, where it has any.
Result<std::optional<UserRow>> find_user_of_buyer(Reader& reader, BuyerId buyer);
// Without those who were removed.
Result<std::vector<UserRow>> list_users(Reader& reader, int limit);
// With the look-up of its login and, of a seller's, its membership. AlreadyExists where the login is taken.
Result<void> add_user(Transaction& transaction, const UserRow& user, std::string_view login_digest, Timestamp now);
Result<void> set_password(Transaction& transaction, UserId user, std::string_view password_hash);

struct SessionRow {
    UserRow user;
    Timestamp ends_at{};
};
// A sign-in that was under way when its user was removed opens nothing.
Result<std::optional<SessionRow>> find_session(Reader& reader, std::string_view session_digest);
Result<void> add_session(Transaction& transaction, std::string_view session_digest, const UserRow& user, Timestamp now, Timestamp ends_at);
Result<void> end_session(Transaction& transaction, std::string_view session_digest);
Result<std::int64_t> end_sessions_of(Transaction& transaction, UserId user);

struct TokenRow {
    UserId id{};
    std::string name{};
    std::optional<SellerId> seller{};
    std::uint32_t scopes = 0;
    Timestamp created_at{};
    std::optional<Timestamp> revoked_at{};
};
Result<std::optional<TokenRow>> find_token(Reader& reader, std::string_view token_digest);
Result<std::vector<TokenRow>> list_tokens(Reader& reader, int limit);
Result<void> add_token(Transaction& transaction, std::string_view token_digest, const TokenRow& token);
// How many of the name were revoked.
Result<std::int64_t> revoke_tokens(Transaction& transaction, std::string_view name, Timestamp now);

struct InvitationRow {
    UserRow user;
    Timestamp ends_at{};
};
// Unused ones only.
Result<std::optional<InvitationRow>> find_invitation(Reader& reader, std::string_view invitation_digest);
Result<void> add_invitation(Transaction& transaction, std::string_view invitation_digest, UserId user, Timestamp ends_at);
// Whether it was still unused.
Result<bool> use_invitation(Transaction& transaction, std::string_view invitation_digest, Timestamp now);
// The user's unused ones work no more.
Result<void> end_invitations_of(Transaction& transaction, UserId user);

struct Attempts {
    std::int32_t failures = 0;
    Timestamp window_began_at{};
};
Result<std::optional<Attempts>> find_attempts(Reader& reader, std::string_view subject_digest);
Result<void> put_attempts(Transaction& transaction, std::string_view subject_digest, const Attempts& attempts);
Result<void> clear_attempts(Transaction& transaction, std::string_view subject_digest);

// A named value of the installation ("installation_key").
Result<std::optional<std::string>> find_setting(Reader& reader, std::string_view name);
Result<void> add_setting(Transaction& transaction, std::string_view name, std::string_view value);

}  // namespace stoa::store
