#include "app/demonstration/demonstration.h"

#include <fmt/format.h>

#include "app/demonstration/demonstration_messages.h"
#include "app/orders/order_digest.h"
#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "store/audit.h"
#include "store/buyers.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

// Seen from now, the marketplace has been at work for so long.
constexpr Duration age = days(400);

class Writer {
public:
    Writer(App& app, store::Transaction& transaction, std::string password_hash)
        : app_(app), transaction_(transaction), password_hash_(std::move(password_hash)), opened_at_(app.clock() - age) {}

    Result<void> require_empty();
    Result<void> add_operators(const Demonstration& demonstration);
    Result<void> add_sellers(const Demonstration& demonstration);
    Result<void> add_buyers(const Demonstration& demonstration);
    Result<void> add_orders(const Demonstration& demonstration);
    DemonstrationPeople people{};

private:
    Result<store::UserRow> add_person(const DemonstrationPerson& person, std::optional<SellerId> seller);
    Result<void> add_user(const store::UserRow& user);
    Result<void> add_buyer(const DemonstrationBuyer& buyer);
    Result<void> add_order(const DemonstrationOrder& order);

    App& app_;
    store::Transaction& transaction_;
    std::string password_hash_;
    Timestamp opened_at_;
    std::map<std::string, store::BuyerRow, std::less<>> buyers_{};  // By external id.
};

Result<void> Writer::require_empty() {
    const auto sellers = TRY(store::list_sellers(transaction_, marketplace_itself, 1));
    const auto users = TRY(store::list_users(transaction_, 1));
    if (sellers.empty() && users.empty()) return {};
    return fail(problems::already_exists, "the data directory is not empty; the demonstration needs one of its own: --data DIR");
}

Result<void> Writer::add_user(const store::UserRow& user) {
    TRY(store::add_user(transaction_, user, login_digest(app_, user.login), opened_at_));
    return store::append_audit(
        transaction_, {.seller = user.seller.value_or(marketplace_itself), .verb = Verb::UserCreated, .object = user.id.uuid}, app_.key);
}

Result<store::UserRow> Writer::add_person(const DemonstrationPerson& person, std::optional<SellerId> seller) {
    store::UserRow user{.id = UserId{make_uuid_at(opened_at_)},
                        .login = person.login,
                        .name = person.name,
                        .language = person.language,
                        .role = person.role,
                        .seller = seller,
                        .password_hash = password_hash_};
    TRY(add_user(user));
    return user;
}

Result<void> Writer::add_operators(const Demonstration& demonstration) {
    for (const DemonstrationPerson& person : demonstration.operators) TRY(add_person(person, std::nullopt));
    return {};
}

Result<void> Writer::add_sellers(const Demonstration& demonstration) {
    for (const DemonstrationSeller& seller : demonstration.sellers) {
        const SellerId id = TRY(store::add_seller(transaction_, seller.name, opened_at_));
        TRY(store::append_audit(transaction_, {.seller = id, .verb = Verb::SellerCreated}, app_.key));
        people.sellers.insert_or_assign(seller.key, store::SellerRow{.id = id, .name = seller.name});
        for (const DemonstrationPerson& member : seller.members) {
            auto user = TRY(add_person(member, id));
            people.members.insert_or_assign(member.login, std::move(user));
        }
    }
    return {};
}

Result<void> Writer::add_buyer(const DemonstrationBuyer& buyer) {
    const store::BuyerRow row{
        .id = BuyerId{make_uuid_at(opened_at_)}, .name = buyer.name, .language = buyer.language, .email = buyer.login};
    TRY(store::put_buyer(transaction_, row));
    TRY(store::add_external_id(transaction_, buyer.external_id, row.id));
    TRY(store::append_audit(transaction_, {.seller = marketplace_itself, .verb = Verb::BuyerPut, .object = row.id.uuid}, app_.key));
    // Also who cannot sign in has written: an account without a password, to which an invitation can be made.
    store::UserRow user{.id = UserId{make_uuid_at(opened_at_)},
                        .login = buyer.login.value_or(buyer.external_id),
                        .name = buyer.name,
                        .language = buyer.language,
                        .role = Role::Buyer,
                        .buyer = row.id};
    if (buyer.login) user.password_hash = password_hash_;
    TRY(add_user(user));
    buyers_.insert_or_assign(buyer.external_id, row);
    people.buyers.insert_or_assign(row.id, std::move(user));
    return {};
}

Result<void> Writer::add_buyers(const Demonstration& demonstration) {
    for (const DemonstrationBuyer& buyer : demonstration.buyers) TRY(add_buyer(buyer));
    return {};
}

Result<void> Writer::add_order(const DemonstrationOrder& wanted) {
    const auto seller = people.sellers.find(wanted.seller_key);
    const auto buyer = buyers_.find(wanted.buyer_external_id);
    if (seller == people.sellers.end() || buyer == buyers_.end()) {
        return fail(problems::invalid_value, fmt::format("orders.json: {}: there is no seller \"{}\" or no buyer \"{}\"",
                                                         wanted.order.id.text(), wanted.seller_key, wanted.buyer_external_id));
    }
    Order order = wanted.order;
    order.seller = seller->second.id;
    order.buyer = buyer->second.id;
    order.buyer_name = buyer->second.name;
    TRY(store::put_order(transaction_, order, order_digest(order), seller->second.name));
    return store::append_audit(transaction_, {.seller = order.seller, .verb = Verb::OrderPut, .details = order.id.text()}, app_.key);
}

Result<void> Writer::add_orders(const Demonstration& demonstration) {
    for (const DemonstrationOrder& order : demonstration.orders) TRY(add_order(order));
    return {};
}

Result<DemonstrationMade> write_all(App& app, store::Transaction& transaction, const Demonstration& demonstration,
                                    const std::string& password_hash) {
    Writer writer(app, transaction, password_hash);
    TRY(writer.require_empty());
    TRY(writer.add_operators(demonstration));
    TRY(writer.add_sellers(demonstration));
    TRY(writer.add_buyers(demonstration));
    TRY(writer.add_orders(demonstration));
    return write_conversations(app, transaction, demonstration, writer.people);
}

}  // namespace

Result<DemonstrationMade> create_demonstration(App& app, const Demonstration& demonstration, const std::string& password) {
    const std::string password_hash = TRY(app.passwords.hash(password));
    DemonstrationMade made;
    const auto written = app.database.write([&](store::Transaction& transaction) -> Result<void> {
        made = TRY(write_all(app, transaction, demonstration, password_hash));
        if (made.violations.empty()) return {};
        return fail(problems::message_blocked, "messages that the policy would stop");  // Undoes everything.
    });
    if (!written && made.violations.empty()) return std::unexpected(written.error());
    return made;
}

}  // namespace stoa
