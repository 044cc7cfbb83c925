#include "app/people/sign_in_link.h"

#include <algorithm>

#include "app/people/mailed_links.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/buyers.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr Duration link_length = minutes(15);
constexpr int buyers_max = 20;  // Of one address, that are looked through.

// One that has an account goes first.
Result<std::optional<store::BuyerRow>> find_buyer_of(store::Reader& reader, const std::string& address) {
    auto buyers = TRY(store::list_buyers_by_email(reader, trim(address), buyers_max));
    std::erase_if(buyers, [&](const store::BuyerRow& buyer) { return fold_case(*buyer.email) != fold_case(trim(address)); });
    for (store::BuyerRow& buyer : buyers) {
        if (TRY(store::find_user_of_buyer(reader, buyer.id))) return std::move(buyer);
    }
    if (buyers.empty()) return std::nullopt;
    return std::move(buyers.front());
}

Result<store::BuyerRow> get_buyer(store::Reader& reader, const store::LinkRow& link) {
    auto buyer = TRY(store::find_buyer(reader, BuyerId{link.object.value_or(Uuid{})}));
    if (!buyer || !buyer->email || *buyer->email != link.address)
        return fail(problems::mail_link_invalid, "the buyer of the link is gone, or has another address");
    return *std::move(buyer);
}

Result<store::UserRow> find_or_add_user(App& app, store::Transaction& transaction, const store::BuyerRow& buyer) {
    if (auto user = TRY(store::find_user_of_buyer(transaction, buyer.id))) return *std::move(user);
    const std::string login = login_digest(app, *buyer.email);
    if (TRY(store::find_user_by_login(transaction, login)))
        return fail(problems::address_has_account, "the address signs in another account already");
    store::UserRow user{.id = UserId::make(),
                        .login = *buyer.email,
                        .name = buyer.name,
                        .language = buyer.language.value_or("en"),
                        .role = Role::Buyer,
                        .buyer = buyer.id};
    TRY(store::add_user(transaction, user, login, app.clock()));
    TRY(store::append_audit(transaction, {.seller = marketplace_itself, .verb = Verb::UserCreated, .object = user.id.uuid}, app.key));
    return user;
}

}  // namespace

Result<std::optional<Uuid>> mail_sign_in_link(App& app, store::Transaction& transaction, const std::string& address,
                                              const std::string& place, const Uuid& mail) {
    const auto buyer = TRY(find_buyer_of(transaction, address));
    if (!buyer || !mail::is_address(*buyer->email, mail::HeaderForm::SevenBit)) return std::nullopt;
    TRY(mail_link(app, transaction, {.address = *buyer->email, .name = buyer->name, .language = buyer->language.value_or("en")},
                  {.id = mail,
                   .kind = MailKind::SignIn,
                   .object = buyer->id.uuid,
                   .address = *buyer->email,
                   .place = place,
                   .ends_at = app.clock() + link_length}));
    return buyer->id.uuid;
}

Result<SignInLinkView> get_sign_in_link(App& app, const std::string& secret) {
    return app.database.read([&](store::Reader& reader) -> Result<SignInLinkView> {
        const auto link = TRY(get_link(app, reader, MailKind::SignIn, secret));
        const auto buyer = TRY(get_buyer(reader, link));
        return SignInLinkView{.name = buyer.name, .expires_at = link.ends_at};
    });
}

Result<SignedIn> sign_in_by_link(App& app, const SignInByLink& request) {
    return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
        const auto link = TRY(use_link(app, transaction, MailKind::SignIn, request.secret));
        const auto buyer = TRY(get_buyer(transaction, link));
        TRY(store::end_links_for(transaction, MailKind::SignIn, buyer.id.uuid));
        const auto user = TRY(find_or_add_user(app, transaction, buyer));
        return start_session(app, transaction, user, request.replaces);
    });
}

}  // namespace stoa
