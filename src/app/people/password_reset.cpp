#include "app/people/password_reset.h"

#include "app/mail/outgoing_mails.h"
#include "app/people/mailed_links.h"
#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/buyers.h"

namespace stoa {

namespace {

constexpr Duration link_length = hours(1);

struct Found {
    store::LinkRow link;
    store::UserRow user;
};

Result<Found> find(const App& app, store::Reader& reader, const std::string& secret) {
    auto link = TRY(get_link(app, reader, MailKind::PasswordReset, secret));
    auto user = TRY(store::find_user(reader, UserId{link.object.value_or(Uuid{})}));
    if (!user) return fail(problems::mail_link_invalid, "the account of the link is gone");
    return Found{std::move(link), *std::move(user)};
}

}  // namespace

Result<std::optional<std::string>> find_account_address(store::Reader& reader, const store::UserRow& user) {
    const auto buyer = user.buyer ? TRY(store::find_buyer(reader, *user.buyer)) : std::nullopt;
    std::string address = buyer && buyer->email ? *buyer->email : user.login;
    if (!mail::is_address(address, mail::HeaderForm::SevenBit)) return std::nullopt;
    return address;
}

Result<std::optional<Uuid>> mail_password_link(App& app, store::Transaction& transaction, const std::string& login, const Uuid& mail) {
    const auto user = TRY(store::find_user_by_login(transaction, login_digest(app, login)));
    const auto address = user ? TRY(find_account_address(transaction, *user)) : std::nullopt;
    if (!address) return std::nullopt;
    TRY(mail_link(
        app, transaction, {.address = *address, .name = user->name, .language = user->language},
        {.id = mail, .kind = MailKind::PasswordReset, .object = user->id.uuid, .address = *address, .ends_at = app.clock() + link_length}));
    return user->id.uuid;
}

Result<PasswordResetView> get_password_reset(App& app, const std::string& secret) {
    return app.database.read([&](store::Reader& reader) -> Result<PasswordResetView> {
        const Found found = TRY(find(app, reader, secret));
        return PasswordResetView{.name = found.user.name, .login = found.user.login, .expires_at = found.link.ends_at};
    });
}

Result<SignedIn> reset_password_by_link(App& app, const ResetPassword& request) {
    TRY(get_password_reset(app, request.secret));  // Before the work of hashing.
    const std::string hash = TRY(app.passwords.hash(request.password));
    return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
        const Found found = TRY(find(app, transaction, request.secret));
        TRY(change_password(transaction, found.user.id, hash));
        TRY(store::append_audit(transaction,
                                {.seller = found.user.seller.value_or(marketplace_itself),
                                 .actor = found.user.id,
                                 .actor_role = found.user.role,
                                 .verb = Verb::PasswordReset,
                                 .object = found.user.id.uuid},
                                app.key));
        TRY(tell_password_changed(app, transaction, found.user));
        return start_session(app, transaction, found.user, request.replaces);
    });
}

Result<void> tell_password_changed(App& app, store::Transaction& transaction, const store::UserRow& user) {
    const auto address = app.mail.sends() ? TRY(find_account_address(transaction, user)) : std::nullopt;
    if (!address) return {};
    return queue_mail(app, transaction, marketplace_itself,
                      {.id = make_uuid(),
                       .kind = MailKind::PasswordChanged,
                       .recipient = *address,
                       .recipient_name = user.name,
                       .language = user.language});
}

}  // namespace stoa
