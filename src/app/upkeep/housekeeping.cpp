#include "app/upkeep/housekeeping.h"

#include "app/all_sellers.h"
#include "app/attachments/blob_upkeep.h"
#include "app/attachments/sweep_attachments.h"
#include "app/attachments/unread_files.h"
#include "app/mail/raw_mails.h"
#include "app/reports/order_imports.h"
#include "store/housekeeping.h"
#include "store/links.h"
#include "store/mails.h"
#include "store/member_invitations.h"
#include "store/order_imports.h"
#include "store/unread_files.h"

namespace stoa {

namespace {

constexpr int rows_a_transaction = 500;
constexpr std::int32_t idempotency_days = 2;                // The product promises a day.
constexpr Duration attempts_kept = hours(48);               // Beyond the longest window in which they count.
constexpr Duration ended_invitations_kept = hours(24 * 3);  // So long they are shown, to be sent again.

// Repeats `delete_some(Transaction&)` until it finds nothing more.
template <class DeleteSome>
Result<std::int64_t> delete_all(App& app, const std::stop_token& stop, DeleteSome delete_some) {
    std::int64_t all = 0;
    while (!stop.stop_requested()) {
        const std::int64_t deleted = TRY(app.database.write(delete_some));
        all += deleted;
        if (deleted < rows_a_transaction) break;
    }
    return all;
}

Result<std::int64_t> delete_keys_of(App& app, const std::stop_token& stop, SellerId seller) {
    const std::int32_t first_kept_day = app.clock().day() - idempotency_days;
    return delete_all(app, stop, [&](store::Transaction& transaction) {
        return store::delete_idempotency_keys(transaction, seller, first_kept_day, rows_a_transaction);
    });
}

// Uploads that nobody went on with, and what ended long ago.
Result<std::int64_t> delete_imports_of(App& app, const std::stop_token& stop, SellerId seller) {
    const Timestamp now = app.clock();
    return delete_all(app, stop, [&](store::Transaction& transaction) -> Result<std::int64_t> {
        const auto old = TRY(store::list_old_order_imports(transaction, seller, now - reports::OrderImportLimits::upload_kept,
                                                           now - reports::OrderImportLimits::ended_kept, rows_a_transaction));
        for (const auto& row : old) TRY(store::delete_order_import(transaction, seller, row.id));
        return static_cast<std::int64_t>(old.size());
    });
}

Timestamp first_kept_mail(const App& app) { return app.clock() - days(app.pack.mail().raw_days); }

Result<std::int64_t> delete_mails_of(App& app, const std::stop_token& stop, SellerId seller) {
    const Timestamp first_kept = first_kept_mail(app);
    return delete_all(app, stop, [&](store::Transaction& transaction) {
        return store::delete_received_mails(transaction, seller, first_kept, rows_a_transaction);
    });
}

Result<std::int64_t> delete_unread_files_of(App& app, const std::stop_token& stop, SellerId seller) {
    const Timestamp first_kept = app.clock() - UnreadFile::kept;
    return delete_all(app, stop, [&](store::Transaction& transaction) {
        return store::delete_old_unread_files(transaction, seller, first_kept, rows_a_transaction);
    });
}

// What begins with the seller is found seller by seller.
Result<void> sweep_sellers(App& app, const std::stop_token& stop, Swept& swept) {
    swept.idempotency_keys = TRY(delete_keys_of(app, stop, marketplace_itself));
    TRY(for_each_seller(app, marketplace_itself, [&](SellerId seller) -> Result<bool> {
        swept.idempotency_keys += TRY(delete_keys_of(app, stop, seller));
        swept.imports += TRY(delete_imports_of(app, stop, seller));
        swept.received_mails += TRY(delete_mails_of(app, stop, seller));
        swept.attachments += TRY(sweep_attachments(app, seller, stop));
        swept.unread_files += TRY(delete_unread_files_of(app, stop, seller));
        return !stop.stop_requested();
    }));
    return {};
}

// Last, and by itself: a store of files that is away keeps nothing else from being tidied up.
Result<std::int64_t> sweep_blobs(App& app, const std::stop_token& stop) {
    std::int64_t all = 0;
    TRY(for_each_seller(app, marketplace_itself, [&](SellerId seller) -> Result<bool> {
        all += TRY(collect_unused_blobs(app, seller, stop));
        return !stop.stop_requested();
    }));
    return all;
}

}  // namespace

Result<Swept> sweep(App& app, const std::stop_token& stop) {
    const Timestamp now = app.clock();
    Swept swept;
    swept.sessions = TRY(delete_all(
        app, stop, [&](store::Transaction& transaction) { return store::delete_ended_sessions(transaction, now, rows_a_transaction); }));
    swept.sign_in_attempts = TRY(delete_all(app, stop, [&](store::Transaction& transaction) {
        return store::delete_sign_in_attempts(transaction, now - attempts_kept, rows_a_transaction);
    }));
    swept.invitations = TRY(delete_all(
        app, stop, [&](store::Transaction& transaction) { return store::delete_dead_invitations(transaction, now, rows_a_transaction); }));
    swept.invitations += TRY(delete_all(app, stop, [&](store::Transaction& transaction) {
        return store::delete_ended_member_invitations(transaction, now - ended_invitations_kept, rows_a_transaction);
    }));
    swept.links = TRY(delete_all(
        app, stop, [&](store::Transaction& transaction) { return store::delete_ended_links(transaction, now, rows_a_transaction); }));
    TRY(sweep_sellers(app, stop, swept));
    if (app.mail.is_on()) swept.raw_mails = TRY(remove_raw_mails(app, first_kept_mail(app), stop));
    swept.blobs = TRY(sweep_blobs(app, stop));
    return swept;
}

}  // namespace stoa
