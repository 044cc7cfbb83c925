// A buyer's own orders, and the list of sellers for operators.
#include <charconv>

#include "app/access.h"
#include "app/messages/draft_views.h"
#include "app/orders/orders.h"
#include "app/upkeep/response_times.h"
#include "store/buyers.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

BuyerOrderSummary summary_of(const store::BuyerOrderRow& row) {
    return {.id = row.id,
            .seller = {row.seller, row.seller_name},
            .placed_at = row.placed_at,
            .first_title = row.first_title,
            .conversation = row.conversation};
}

}  // namespace

Result<Page<BuyerOrderSummary>> list_buyer_orders(App& app, const Caller& caller, const PageRequest& page) {
    const BuyerId buyer = TRY(require_buyer(caller));
    std::optional<store::BuyerOrderPosition> before;
    if (page.cursor) {
        auto key = TRY(decode_cursor(*page.cursor));
        before = store::BuyerOrderPosition{{key.sort}, std::move(key.key)};
    }
    auto rows =
        TRY(app.database.read([&](store::Reader& reader) { return store::list_buyer_orders(reader, buyer, before, page.limit + 1); }));
    const auto key_of = [](const store::BuyerOrderRow& row) { return PageKey{row.placed_at.ms, row.seller.text() + " " + row.id.text()}; };
    auto found = make_page(std::move(rows), page.limit, key_of);
    Page<BuyerOrderSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (const auto& row : found.items) summaries.items.push_back(summary_of(row));
    return summaries;
}

Result<BuyerOrderView> get_buyer_order(App& app, const Caller& caller, SellerId seller, const OrderId& id) {
    const BuyerId buyer = TRY(require_buyer(caller));
    return app.database.read([&](store::Reader& reader) -> Result<BuyerOrderView> {
        const auto row = TRY(store::find_buyer_order(reader, buyer, seller, id));
        const auto order = TRY(store::find_order(reader, seller, id));
        if (!row || !order) return not_found("order");
        auto items = TRY(store::list_order_items(reader, seller, id));
        const auto answers_within = TRY(find_usual_answer_minutes(app, reader, seller));
        auto drafts = TRY(list_draft_views(reader, {.seller = seller, .order = id}, Author::Buyer, caller.user));
        return BuyerOrderView{.summary = summary_of(*row),
                              .delivery_state = order->delivery_state,
                              .delivery_latest = order->delivery_latest,
                              .completed_at = order->completed_at,
                              .items = std::move(items),
                              .answers_within_minutes = answers_within,
                              .drafts = std::move(drafts)};
    });
}

Result<Page<SellerView>> list_sellers(App& app, const Caller& caller, const PageRequest& page) {
    if (!may(caller, Right::ListSellers)) return fail(problems::forbidden, "only operators see all sellers");
    SellerId after = marketplace_itself;
    if (page.cursor) after = SellerId{TRY(decode_cursor(*page.cursor)).sort};
    auto rows = TRY(app.database.read([&](store::Reader& reader) { return store::list_sellers(reader, after, page.limit + 1); }));
    auto found = make_page(std::move(rows), page.limit, [](const store::SellerRow& row) { return PageKey{row.id.number, ""}; });
    Page<SellerView> sellers{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) sellers.items.push_back({row.id, std::move(row.name)});
    return sellers;
}

}  // namespace stoa
