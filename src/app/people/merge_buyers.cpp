#include "app/people/merge_buyers.h"

#include <fmt/format.h>

#include "app/mail/aliases.h"
#include "app/orders/order_digest.h"
#include "app/people/buyer_names.h"
#include "store/audit.h"
#include "store/buyer_merge.h"
#include "store/buyers.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

// A transaction's share: some ten milliseconds.
constexpr int orders_a_step = 50;
constexpr int conversations_a_step = 10;

Result<BuyerId> get_buyer(store::Reader& reader, const std::string& external_id) {
    const auto buyer = TRY(store::find_buyer_by_external_id(reader, external_id));
    if (!buyer) return not_found(fmt::format("buyer \"{}\"", external_id));
    return *buyer;
}

// How many orders were moved; none: there are no more.
Result<std::int64_t> move_orders(App& app, const store::BuyerMove& move) {
    return app.database.write([&](store::Transaction& transaction) -> Result<std::int64_t> {
        const auto rows = TRY(store::list_buyer_orders(transaction, move.from, std::nullopt, orders_a_step));
        for (const store::BuyerOrderRow& row : rows) {
            auto order = TRY(store::find_order(transaction, row.seller, row.id));
            if (!order) return not_found("order");
            order->items = TRY(store::list_order_items(transaction, row.seller, row.id));
            order->buyer = move.to;
            TRY(store::move_order(transaction, move, *order, order_digest(*order)));
            TRY(move_aliases(app, transaction, {.seller = row.seller, .buyer = move.from, .order = row.id}, move.to));
            TRY(store::append_audit(
                transaction, {.seller = row.seller, .verb = Verb::OrderPut, .object = move.to.uuid, .details = row.id.text()}, app.key));
        }
        return static_cast<std::int64_t>(rows.size());
    });
}

Result<std::int64_t> move_conversations(App& app, const store::BuyerMove& move) {
    std::vector<store::BuyerConversationRow> rows;
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        rows = TRY(store::list_buyer_conversations(transaction, move.from, std::nullopt, conversations_a_step));
        for (const store::BuyerConversationRow& row : rows) {
            store::AuditLine line{.seller = row.seller,
                                  .verb = Verb::ConversationMoved,
                                  .conversation = row.id,
                                  .object = move.to.uuid,
                                  .details = "buyers_merged"};
            line.version = TRY(store::move_conversation(transaction, move, row));
            if (!row.order)
                TRY(move_aliases(app, transaction, {.seller = row.seller, .buyer = move.from, .conversation = row.id}, move.to));
            TRY(store::append_audit(transaction, line, app.key));
        }
        return {};
    }));
    for (const store::BuyerConversationRow& row : rows) app.hub.publish(row.seller);
    return static_cast<std::int64_t>(rows.size());
}

// The last step: false where something has come for the merged one meanwhile.
Result<bool> move_names(App& app, const store::BuyerMove& move, BuyersMerged& done) {
    return app.database.write([&](store::Transaction& transaction) -> Result<bool> {
        const auto orders = TRY(store::list_buyer_orders(transaction, move.from, std::nullopt, 1));
        const auto conversations = TRY(store::list_buyer_conversations(transaction, move.from, std::nullopt, 1));
        if (!orders.empty() || !conversations.empty()) return false;
        const auto logins = TRY(store::find_buyer_logins(transaction, move));
        done.both_had_logins = !logins.from.empty() && !logins.to.empty();
        done.logins_moved = static_cast<std::int64_t>(logins.from.size());
        done.sessions_ended = 0;
        for (const UserId user : logins.from) done.sessions_ended += TRY(store::end_sessions_of(transaction, user));
        TRY(store::move_names(transaction, move));
        TRY(queue_buyer_name(app, transaction, move.to));
        const std::string what = "buyers_merged " + move.from.text();
        TRY(store::append_audit(transaction,
                                {.seller = marketplace_itself, .verb = Verb::BuyerPut, .object = move.to.uuid, .details = what}, app.key));
        return true;
    });
}

// Everything but the names.
Result<void> move_rows(App& app, const store::BuyerMove& move, const MergeBuyers& request, BuyersMerged& done) {
    for (std::int64_t moved = 1; moved > 0;) {
        moved = TRY(move_orders(app, move));
        done.orders += moved;
        const std::int64_t conversations = TRY(move_conversations(app, move));
        done.conversations += conversations;
        moved += conversations;
        request.on_progress(done.orders + done.conversations);
    }
    return {};
}

}  // namespace

Result<BuyersMerged> merge_buyers(App& app, const MergeBuyers& request) {
    const auto move = TRY(app.database.read([&](store::Reader& reader) -> Result<store::BuyerMove> {
        const BuyerId kept = TRY(get_buyer(reader, request.kept));
        const BuyerId merged = TRY(get_buyer(reader, request.merged));
        return store::BuyerMove{.from = merged, .to = kept};
    }));
    BuyersMerged done{.were_one = move.from == move.to};
    bool whole = done.were_one;
    while (!whole) {
        TRY(move_rows(app, move, request, done));
        whole = TRY(move_names(app, move, done));
    }
    app.hub.publish(move.to);
    return done;
}

}  // namespace stoa
