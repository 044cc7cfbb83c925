#include "app/people/buyer_names.h"

#include <fmt/format.h>

#include <set>

#include "app/conversations/quiet_events.h"
#include "app/orders/order_digest.h"
#include "store/buyer_names.h"
#include "store/buyers.h"
#include "store/jobs.h"
#include "store/orders.h"

namespace stoa {

namespace {

// A transaction's share: some ten milliseconds.
constexpr int orders_a_step = 50;
constexpr int conversations_a_step = 200;

Result<void> rename_order(store::Transaction& transaction, const store::BuyerOrderRow& row, const store::BuyerRow& buyer) {
    auto order = TRY(store::find_order(transaction, row.seller, row.id));
    if (!order || order->buyer_name == buyer.name) return {};
    order->items = TRY(store::list_order_items(transaction, row.seller, row.id));
    order->buyer_name = buyer.name;
    return store::rename_buyer_of_order(transaction, *order, order_digest(*order));
}

// Where the next step begins; nothing: there are no more. The name is read at each step, for it may have changed again.
Result<std::optional<store::BuyerOrderPosition>> rename_orders(App& app, BuyerId id,
                                                               const std::optional<store::BuyerOrderPosition>& before) {
    return app.database.write([&](store::Transaction& transaction) -> Result<std::optional<store::BuyerOrderPosition>> {
        const auto buyer = TRY(store::find_buyer(transaction, id));
        if (!buyer) return std::nullopt;
        const auto rows = TRY(store::list_buyer_orders(transaction, id, before, orders_a_step));
        for (const store::BuyerOrderRow& row : rows) TRY(rename_order(transaction, row, *buyer));
        if (rows.empty()) return std::nullopt;
        const store::BuyerOrderRow& last = rows.back();
        return store::BuyerOrderPosition{last.placed_at, fmt::format("{} {}", last.seller.number, last.id.text())};
    });
}

Result<std::optional<ConversationId>> rename_conversations(App& app, BuyerId id, ConversationId after) {
    std::set<SellerId> told;
    auto last = app.database.write([&](store::Transaction& transaction) -> Result<std::optional<ConversationId>> {
        told.clear();
        const auto buyer = TRY(store::find_buyer(transaction, id));
        if (!buyer) return std::nullopt;
        const auto places = TRY(store::list_conversation_places(transaction, id, after, conversations_a_step));
        for (const store::ConversationPlace& place : places) {
            if (!TRY(store::rename_buyer_of_conversation(transaction, place, buyer->name))) continue;
            TRY(note_quiet_event(app, transaction, place.id, {.seller = place.seller, .verb = Verb::BuyerPut}));
            told.insert(place.seller);
        }
        if (places.empty()) return std::nullopt;
        return places.back().id;
    });
    for (const SellerId seller : told) app.hub.publish(seller);
    return last;
}

}  // namespace

Result<void> queue_buyer_name(const App& app, store::Transaction& transaction, BuyerId buyer) {
    return store::add_job(transaction, {.id = JobId::make(), .kind = JobKind::BuyerName, .run_at = app.clock(), .payload = buyer.text()});
}

Result<void> bring_buyer_name(App& app, const Job& job, const std::stop_token& stop) {
    const BuyerId buyer = TRY(BuyerId::parse(job.payload));
    auto orders = TRY(rename_orders(app, buyer, std::nullopt));
    while (orders && !stop.stop_requested()) orders = TRY(rename_orders(app, buyer, orders));
    auto conversations = TRY(rename_conversations(app, buyer, {}));
    while (conversations && !stop.stop_requested()) conversations = TRY(rename_conversations(app, buyer, *conversations));
    return {};
}

}  // namespace stoa
