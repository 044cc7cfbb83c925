#include "app/people/people.h"

#include <fmt/format.h>

#include "app/people/member_changes.h"
#include "app/people/password_reset.h"
#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/buyers.h"
#include "store/people.h"

namespace stoa {

namespace {

// What the command line does is done by the system itself.
store::AuditLine audit_line(SellerId seller, Verb verb, const Uuid& object) { return {.seller = seller, .verb = verb, .object = object}; }

Result<store::UserRow> get_user(App& app, store::Reader& reader, const std::string& login) {
    auto user = TRY(store::find_user_by_login(reader, login_digest(app, login)));
    if (!user) return not_found(fmt::format("user \"{}\"", login));
    return *std::move(user);
}

Result<store::UserRow> get_member(App& app, const std::string& login) {
    auto user = TRY(app.database.read([&](store::Reader& reader) { return get_user(app, reader, login); }));
    if (!user.seller) return fail(problems::invalid_value, fmt::format("\"{}\" is no member of a seller", login));
    return user;
}

Result<SellerId> get_seller(store::Reader& reader, const std::string& name) {
    const auto seller = TRY(store::find_seller_by_name(reader, name));
    if (!seller) return not_found(fmt::format("seller \"{}\"", name));
    return seller->id;
}

// Who signs in by an address gets mail there, where the marketplace has told no other.
Result<void> keep_address(store::Transaction& transaction, BuyerId id, const std::string& address) {
    auto buyer = TRY(store::find_buyer(transaction, id));
    if (!buyer || buyer->email) return {};
    buyer->email = address;
    return store::put_buyer(transaction, *buyer);
}

Result<BuyerId> find_or_add_buyer(store::Transaction& transaction, const std::string& external_id, const CreateUser& request) {
    const auto found = TRY(store::find_buyer_by_external_id(transaction, external_id));
    if (found) return *found;
    const BuyerId buyer = BuyerId::make();
    TRY(store::put_buyer(transaction, {.id = buyer, .name = request.name, .language = request.language}));
    TRY(store::add_external_id(transaction, external_id, buyer));
    return buyer;
}

Result<void> check_user(const CreateUser& request) {
    if (trim(request.login).empty() || length_in_code_points(request.login) > SignInRequest::login_length_max)
        return fail(problems::invalid_value, fmt::format("a login has 1 to {} characters", SignInRequest::login_length_max));
    if (trim(request.name).empty() || length_in_code_points(request.name) > OrderLimits::name_length_max) {
        return fail(problems::invalid_value, fmt::format("a name has 1 to {} characters", OrderLimits::name_length_max));
    }
    if (is_seller_role(request.role) != request.seller_name.has_value())
        return fail(problems::invalid_value, "owner, manager and agent belong to a seller (and only they do): name it");
    if ((request.role == Role::Buyer) != request.buyer_external_id.has_value())
        return fail(problems::invalid_value, "a buyer (and only a buyer) needs the marketplace's id of the buyer");
    if (request.role == Role::Token || request.role == Role::System) return fail(problems::invalid_value, "this role is not for people");
    return {};
}

}  // namespace

Result<SellerId> create_seller(App& app, const std::string& name) {
    if (trim(name).empty() || length_in_code_points(name) > OrderLimits::name_length_max)
        return fail(problems::invalid_value, "a seller's name has 1 to 200 characters");
    return app.database.write([&](store::Transaction& transaction) -> Result<SellerId> {
        if (TRY(store::find_seller_by_name(transaction, name)))
            return fail(problems::already_exists, fmt::format("there is a seller \"{}\" already", name));
        const SellerId seller = TRY(store::add_seller(transaction, name, app.clock()));
        TRY(store::append_audit(transaction, {.seller = seller, .verb = Verb::SellerCreated}, app.key));
        return seller;
    });
}

Result<SellerId> get_seller_by_name(App& app, const std::string& name) {
    return app.database.read([&](store::Reader& reader) { return get_seller(reader, name); });
}

Result<UserId> create_user(App& app, const CreateUser& request) {
    TRY(check_user(request));
    store::UserRow user{.id = UserId::make(),
                        .login = std::string(trim(request.login)),
                        .name = request.name,
                        .language = request.language,
                        .role = request.role};
    if (request.password) user.password_hash = TRY(app.passwords.hash(*request.password));
    return app.database.write([&](store::Transaction& transaction) -> Result<UserId> {
        if (TRY(store::find_user_by_login(transaction, login_digest(app, user.login)))) {
            return fail(problems::already_exists, fmt::format("there is a user \"{}\" already", user.login));
        }
        if (request.seller_name) user.seller = TRY(get_seller(transaction, *request.seller_name));
        if (request.buyer_external_id) user.buyer = TRY(find_or_add_buyer(transaction, *request.buyer_external_id, request));
        if (user.buyer && mail::is_address(request.login, mail::HeaderForm::SevenBit))
            TRY(keep_address(transaction, *user.buyer, request.login));
        TRY(store::add_user(transaction, user, login_digest(app, user.login), app.clock()));
        TRY(unblock_member(transaction, user));
        TRY(store::append_audit(transaction, audit_line(user.seller.value_or(marketplace_itself), Verb::UserCreated, user.id.uuid),
                                app.key));
        return user.id;
    });
}

Result<void> reset_password(App& app, const std::string& login, const std::string& password) {
    const std::string hash = TRY(app.passwords.hash(password));
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto user = TRY(get_user(app, transaction, login));
        TRY(change_password(transaction, user.id, hash));
        TRY(tell_password_changed(app, transaction, user));
        return store::append_audit(transaction, audit_line(user.seller.value_or(marketplace_itself), Verb::PasswordReset, user.id.uuid),
                                   app.key);
    });
}

Result<std::string> create_invitation(App& app, const std::string& login) {
    std::string secret = new_secret();
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto user = TRY(get_user(app, transaction, login));
        TRY(store::add_invitation(transaction, invitation_digest(app, secret), user.id, app.clock() + app.invitation_length));
        return store::append_audit(transaction, audit_line(user.seller.value_or(marketplace_itself), Verb::InvitationMade, user.id.uuid),
                                   app.key);
    }));
    return secret;
}

Result<std::int64_t> revoke_sessions(App& app, const std::string& login) {
    return app.database.write([&](store::Transaction& transaction) -> Result<std::int64_t> {
        const auto user = TRY(get_user(app, transaction, login));
        const auto ended = TRY(store::end_sessions_of(transaction, user.id));
        TRY(store::append_audit(transaction, audit_line(user.seller.value_or(marketplace_itself), Verb::SessionsRevoked, user.id.uuid),
                                app.key));
        return ended;
    });
}

Result<void> set_member_role(App& app, const std::string& login, Role role) {
    const auto member = TRY(get_member(app, login));
    TRY(change_member_role(app, {.role = Role::System}, *member.seller, member.id, role));
    return {};
}

Result<void> remove_member(App& app, const std::string& login) {
    const auto member = TRY(get_member(app, login));
    TRY(remove_member(app, {.role = Role::System}, *member.seller, member.id));
    return {};
}

Result<std::vector<UserView>> list_users(App& app, int limit) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<UserView>> {
        std::vector<UserView> views;
        for (store::UserRow& user : TRY(store::list_users(reader, limit))) {
            UserView view{.id = user.id,
                          .login = std::move(user.login),
                          .name = std::move(user.name),
                          .role = user.role,
                          .has_password = user.password_hash.has_value()};
            if (user.seller) {
                const auto seller = TRY(store::find_seller(reader, *user.seller));
                if (seller) view.seller_name = seller->name;
            }
            views.push_back(std::move(view));
        }
        return views;
    });
}

Result<std::string> create_token(App& app, const CreateToken& request) {
    if (trim(request.name).empty()) return fail(problems::invalid_value, "a token needs a name");
    if (request.scopes == 0) return fail(problems::invalid_value, "a token needs at least one scope");
    std::string secret = "stoa_" + new_secret();
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        store::TokenRow token{.id = UserId::make(), .name = request.name, .scopes = request.scopes, .created_at = app.clock()};
        if (request.seller_name) token.seller = TRY(get_seller(transaction, *request.seller_name));
        TRY(store::add_token(transaction, token_digest(app, secret), token));
        return store::append_audit(transaction, audit_line(token.seller.value_or(marketplace_itself), Verb::TokenCreated, token.id.uuid),
                                   app.key);
    }));
    return secret;
}

Result<void> revoke_token(App& app, const std::string& name) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto revoked = TRY(store::revoke_tokens(transaction, name, app.clock()));
        if (revoked == 0) return not_found(fmt::format("token \"{}\"", name));
        return store::append_audit(transaction, {.seller = marketplace_itself, .verb = Verb::TokenRevoked}, app.key);
    });
}

Result<std::vector<TokenView>> list_tokens(App& app, int limit) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<TokenView>> {
        std::vector<TokenView> views;
        for (store::TokenRow& token : TRY(store::list_tokens(reader, limit))) {
            TokenView view{
                .name = std::move(token.name), .scopes = token.scopes, .created_at = token.created_at, .revoked_at = token.revoked_at};
            if (token.seller) {
                const auto seller = TRY(store::find_seller(reader, *token.seller));
                if (seller) view.seller_name = seller->name;
            }
            views.push_back(std::move(view));
        }
        return views;
    });
}

}  // namespace stoa
