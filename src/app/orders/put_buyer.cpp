#include "app/orders/orders.h"
#include "app/people/buyer_names.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/buyers.h"

namespace stoa {

namespace {

BuyerView view_of(const std::string& external_id, const store::BuyerRow& row) {
    return {.id = row.id, .external_id = external_id, .name = row.name, .language = row.language, .opted_out = row.opted_out};
}

// What mails are written to: an address in ASCII, as every mail server takes it.
Result<void> require_address(const std::optional<std::string>& email) {
    if (!email || mail::is_address(*email, mail::HeaderForm::SevenBit)) return {};
    return std::unexpected(Error{.problem = problems::invalid_value,
                                 .message = "\"email\" is no e-mail address that a mail can be sent to",
                                 .pointer = "/email",
                                 .arguments = {{"pointer", "/email"}, {"expected", "an address like ada@mail.example"}}});
}

}  // namespace

Result<BuyerPut> put_buyer(App& app, const Caller& caller, const PutBuyer& request) {
    if (!may_at(caller, Right::PutBuyers, marketplace_itself))
        return fail(problems::forbidden, "buyers belong to the marketplace: a token of one seller cannot put them");
    TRY(require_address(request.email));
    return app.database.write([&](store::Transaction& transaction) -> Result<BuyerPut> {
        const auto known = TRY(store::find_buyer_by_external_id(transaction, request.external_id));
        const auto before = known ? TRY(store::find_buyer(transaction, *known)) : std::nullopt;
        store::BuyerRow row = before.value_or(store::BuyerRow{.id = known.value_or(BuyerId::make())});
        row.name = request.name;
        if (request.language) row.language = request.language;
        row.opted_out = request.opted_out.value_or(row.opted_out);
        if (request.email) row.email = request.email;
        TRY(store::put_buyer(transaction, row));
        if (before && before->name != row.name) TRY(queue_buyer_name(app, transaction, row.id));
        if (!known) TRY(store::add_external_id(transaction, request.external_id, row.id));
        TRY(store::append_audit(
            transaction,
            {.seller = marketplace_itself, .actor = caller.user, .actor_role = caller.role, .verb = Verb::BuyerPut, .object = row.id.uuid},
            app.key));
        return BuyerPut{view_of(request.external_id, row), known ? Change::Changed : Change::Created};
    });
}

}  // namespace stoa
