#include "store/people.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace stoa::store {

namespace {

SellerRow read_seller(Row& row) {
    SellerRow seller;
    seller.id = row.next<SellerId>();
    seller.name = row.next<std::string>();
    return seller;
}

UserRow read_user(Row& row) {
    UserRow user;
    user.id = row.next<UserId>();
    user.login = row.next<std::string>();
    user.name = row.next<std::string>();
    user.language = row.next<std::string>();
    user.role = row.next<Role>();
    user.seller = row.next<std::optional<SellerId>>();
    user.buyer = row.next<std::optional<BuyerId>>();
    user.password_hash = row.next<std::optional<std::string>>();
    return user;
}

#define STOA_USER_COLUMNS "u.user_id, u.login, u.name, u.language, u.role, u.seller_id, u.buyer_id, u.password_hash"

std::string scopes_text(std::uint32_t scopes) {
    std::string text;
    for (const auto& word : scope_words) {
        if (scopes & static_cast<std::uint32_t>(word.value)) text += (text.empty() ? "" : " ") + std::string(word.text);
    }
    return text;
}

std::uint32_t parse_scopes(std::string_view text) {
    std::uint32_t scopes = 0;
    for (const std::string_view part : split(text, ' ')) {
        const auto word = std::ranges::find(scope_words, part, &Word<Scope>::text);
        if (word != scope_words.end()) scopes |= static_cast<std::uint32_t>(word->value);
    }
    return scopes;
}

TokenRow read_token(Row& row) {
    TokenRow token;
    token.id = row.next<UserId>();
    token.name = row.next<std::string>();
    token.seller = row.next<std::optional<SellerId>>();
    token.scopes = parse_scopes(row.next<std::string>());
    token.created_at = row.next<Timestamp>();
    token.revoked_at = row.next<std::optional<Timestamp>>();
    return token;
}

}  // namespace

Result<std::optional<SellerRow>> find_seller(Reader& reader, SellerId seller) {
    return reader.find("SELECT seller_id, name FROM sellers WHERE seller_id = ?", read_seller, seller);
}

Result<std::optional<SellerRow>> find_seller_by_name(Reader& reader, std::string_view name) {
    return reader.find("SELECT seller_id, name FROM sellers WHERE name = ?", read_seller, name);
}

Result<std::vector<SellerRow>> list_sellers(Reader& reader, SellerId after, int limit) {
    return reader.list("SELECT seller_id, name FROM sellers WHERE seller_id > ? ORDER BY seller_id LIMIT ?", read_seller, after, limit);
}

Result<SellerId> add_seller(Transaction& transaction, std::string_view name, Timestamp now) {
    const auto last =
        TRY(transaction.find("SELECT COALESCE(MAX(seller_id), 0) FROM sellers", [](Row& row) { return row.next<std::int64_t>(); }));
    const SellerId seller{*last + 1};
    TRY(transaction.execute("INSERT INTO sellers (seller_id, name, created_at) VALUES (?, ?, ?)", seller, name, now));
    return seller;
}

Result<std::optional<UserRow>> find_user(Reader& reader, UserId user) {
    return reader.find("SELECT " STOA_USER_COLUMNS " FROM users u WHERE u.user_id = ?", read_user, user);
}

Result<std::optional<UserRow>> find_user_by_login(Reader& reader, std::string_view login_digest) {
    return reader.find("SELECT " STOA_USER_COLUMNS " FROM logins l JOIN users u ON u.user_id = l.user_id WHERE l.login_digest = ?",
                       read_user, Bytes{login_digest});
}

Result<std::optional<UserRow>> find_user_of_buyer(Reader& reader, BuyerId buyer) {
    return reader.find("SELECT " STOA_USER_COLUMNS " FROM users u WHERE u.buyer_id = ? ORDER BY u.created_at, u.user_id LIMIT 1", read_user,
                       buyer);
}

Result<std::vector<UserRow>> list_users(Reader& reader, int limit) {
    return reader.list("SELECT " STOA_USER_COLUMNS " FROM users u WHERE u.removed_at IS NULL ORDER BY u.login LIMIT ?", read_user, limit);
}

Result<void> add_user(Transaction& transaction, const UserRow& user, std::string_view login_digest, Timestamp now) {
    TRY(transaction.execute("INSERT INTO logins (login_digest, user_id) VALUES (?, ?)", Bytes{login_digest}, user.id));
    TRY(
        transaction.execute("INSERT INTO users (user_id, login, name, language, role, seller_id, buyer_id, password_hash, created_at) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            user.id, user.login, user.name, user.language, user.role, user.seller, user.buyer, user.password_hash, now));
    if (!user.seller) return {};
    TRY(transaction.execute("INSERT INTO members (seller_id, member_id, name, role) VALUES (?, ?, ?, ?)", *user.seller, user.id, user.name,
                            user.role));
    return {};
}

Result<void> set_password(Transaction& transaction, UserId user, std::string_view password_hash) {
    TRY(transaction.execute("UPDATE users SET password_hash = ? WHERE user_id = ?", password_hash, user));
    return {};
}

Result<std::optional<SessionRow>> find_session(Reader& reader, std::string_view session_digest) {
    const auto make = [](Row& row) {
        SessionRow session;
        session.ends_at = row.next<Timestamp>();
        session.user = read_user(row);
        return session;
    };
    return reader.find("SELECT s.ends_at, " STOA_USER_COLUMNS
                       " FROM sessions s JOIN users u ON u.user_id = s.user_id WHERE s.session_digest = ? AND u.removed_at IS NULL",
                       make, Bytes{session_digest});
}

Result<void> add_session(Transaction& transaction, std::string_view session_digest, const UserRow& user, Timestamp now, Timestamp ends_at) {
    TRY(transaction.execute(
        "INSERT INTO sessions (session_digest, user_id, seller_id, role, created_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
        Bytes{session_digest}, user.id, user.seller, user.role, now, ends_at));
    return {};
}

Result<void> end_session(Transaction& transaction, std::string_view session_digest) {
    TRY(transaction.execute("DELETE FROM sessions WHERE session_digest = ?", Bytes{session_digest}));
    return {};
}

Result<std::int64_t> end_sessions_of(Transaction& transaction, UserId user) {
    return transaction.execute("DELETE FROM sessions WHERE user_id = ?", user);
}

Result<std::optional<TokenRow>> find_token(Reader& reader, std::string_view token_digest) {
    return reader.find("SELECT token_id, name, seller_id, scopes, created_at, revoked_at FROM api_tokens WHERE token_digest = ?",
                       read_token, Bytes{token_digest});
}

Result<std::vector<TokenRow>> list_tokens(Reader& reader, int limit) {
    return reader.list("SELECT token_id, name, seller_id, scopes, created_at, revoked_at FROM api_tokens ORDER BY created_at LIMIT ?",
                       read_token, limit);
}

Result<void> add_token(Transaction& transaction, std::string_view token_digest, const TokenRow& token) {
    TRY(transaction.execute(
        "INSERT INTO api_tokens (token_digest, token_id, name, seller_id, scopes, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        Bytes{token_digest}, token.id, token.name, token.seller, scopes_text(token.scopes), token.created_at));
    return {};
}

Result<std::int64_t> revoke_tokens(Transaction& transaction, std::string_view name, Timestamp now) {
    return transaction.execute("UPDATE api_tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL", now, name);
}

Result<std::optional<InvitationRow>> find_invitation(Reader& reader, std::string_view invitation_digest) {
    const auto make = [](Row& row) {
        InvitationRow invitation;
        invitation.ends_at = row.next<Timestamp>();
        invitation.user = read_user(row);
        return invitation;
    };
    return reader.find("SELECT i.ends_at, " STOA_USER_COLUMNS
                       " FROM invitations i JOIN users u ON u.user_id = i.user_id WHERE i.invitation_digest = ? AND i.used_at IS NULL",
                       make, Bytes{invitation_digest});
}

Result<void> add_invitation(Transaction& transaction, std::string_view invitation_digest, UserId user, Timestamp ends_at) {
    TRY(transaction.execute("INSERT INTO invitations (invitation_digest, user_id, ends_at) VALUES (?, ?, ?)", Bytes{invitation_digest},
                            user, ends_at));
    return {};
}

Result<bool> use_invitation(Transaction& transaction, std::string_view invitation_digest, Timestamp now) {
    const auto changed = TRY(transaction.execute("UPDATE invitations SET used_at = ? WHERE invitation_digest = ? AND used_at IS NULL", now,
                                                 Bytes{invitation_digest}));
    return changed == 1;
}

Result<void> end_invitations_of(Transaction& transaction, UserId user) {
    TRY(transaction.execute("DELETE FROM invitations WHERE user_id = ? AND used_at IS NULL", user));
    return {};
}

Result<std::optional<Attempts>> find_attempts(Reader& reader, std::string_view subject_digest) {
    const auto make = [](Row& row) {
        Attempts attempts;
        attempts.failures = row.next<std::int32_t>();
        attempts.window_began_at = row.next<Timestamp>();
        return attempts;
    };
    return reader.find("SELECT failures, window_began_at FROM sign_in_attempts WHERE subject_digest = ?", make, Bytes{subject_digest});
}

Result<void> put_attempts(Transaction& transaction, std::string_view subject_digest, const Attempts& attempts) {
    TRY(transaction.execute(
        "INSERT INTO sign_in_attempts (subject_digest, failures, window_began_at) VALUES (?, ?, ?) ON CONFLICT (subject_digest) "
        "DO UPDATE SET failures = excluded.failures, window_began_at = excluded.window_began_at",
        Bytes{subject_digest}, attempts.failures, attempts.window_began_at));
    return {};
}

Result<void> clear_attempts(Transaction& transaction, std::string_view subject_digest) {
    TRY(transaction.execute("DELETE FROM sign_in_attempts WHERE subject_digest = ?", Bytes{subject_digest}));
    return {};
}

Result<std::optional<std::string>> find_setting(Reader& reader, std::string_view name) {
    return reader.find("SELECT value FROM settings WHERE name = ?", [](Row& row) { return row.next<std::string>(); }, name);
}

Result<void> add_setting(Transaction& transaction, std::string_view name, std::string_view value) {
    TRY(transaction.execute("INSERT INTO settings (name, value) VALUES (?, ?)", name, Bytes{value}));
    return {};
}

}  // namespace stoa::store
