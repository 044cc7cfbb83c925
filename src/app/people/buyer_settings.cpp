#include "app/people/buyer_settings.h"

#include "app/access.h"
#include "app/mail/mail_due.h"
#include "store/audit.h"
#include "store/buyers.h"

namespace stoa {

namespace {

Result<store::BuyerRow> get_buyer(store::Reader& reader, BuyerId buyer) {
    auto row = TRY(store::find_buyer(reader, buyer));
    if (!row) return not_found("buyer");
    return *std::move(row);
}

BuyerSettings settings_of(store::BuyerRow row) {
    return {.name = std::move(row.name),
            .language = std::move(row.language),
            .opted_out = row.opted_out,
            .email = std::move(row.email),
            .by_mail = row.by_mail,
            .mail_timing = std::move(row.mail_timing)};
}

}  // namespace

Result<BuyerSettings> get_buyer_settings(App& app, const Caller& caller) {
    const BuyerId buyer = TRY(require_buyer(caller));
    auto row = TRY(app.database.read([&](store::Reader& reader) { return get_buyer(reader, buyer); }));
    return settings_of(std::move(row));
}

Result<BuyerSettings> put_buyer_settings(App& app, const Caller& caller, const PutBuyerSettings& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    if (request.mail_timing) TRY(require_timing(*request.mail_timing, "/mail_timing"));
    return app.database.write([&](store::Transaction& transaction) -> Result<BuyerSettings> {
        auto row = TRY(get_buyer(transaction, buyer));
        if (request.language) row.language = request.language;
        row.opted_out = request.opted_out;
        row.by_mail = request.by_mail.value_or(row.by_mail);
        if (request.mail_timing) row.mail_timing = *request.mail_timing;
        TRY(store::put_buyer(transaction, row));
        TRY(store::append_audit(
            transaction,
            {.seller = marketplace_itself, .actor = caller.user, .actor_role = caller.role, .verb = Verb::BuyerPut, .object = buyer.uuid},
            app.key));
        return settings_of(std::move(row));
    });
}

}  // namespace stoa
