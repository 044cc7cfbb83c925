#include "app/access.h"
#include "app/messages/draft_views.h"
#include "app/orders/order_views.h"
#include "base/text.h"

namespace stoa {

namespace {

Result<store::OrderQuery> query_of(SellerId seller, const OrderFilter& filter, const PageRequest& page) {
    store::OrderQuery query{.seller = seller,
                            .sort = filter.sort,
                            .search = trim(filter.search),
                            .placed_from = filter.placed_from,
                            .placed_until = filter.placed_until,
                            .delivery_state = filter.delivery_state,
                            .has_conversation = filter.has_conversation,
                            .can_be_messaged = filter.can_be_messaged,
                            .limit = page.limit + 1};
    if (page.cursor) {
        auto key = TRY(decode_cursor(*page.cursor));
        query.after = store::OrderPosition{{key.sort}, std::move(key.key)};
    }
    return query;
}

}  // namespace

Result<Page<OrderSummary>> list_orders(App& app, const Caller& caller, SellerId seller, const OrderFilter& filter,
                                       const PageRequest& page) {
    TRY(require(caller, Right::ReadInbox, seller));
    const ContactWindows windows(app.pack);
    auto query = TRY(query_of(seller, filter, page));
    query.in_time = windows.filter(app.clock());
    auto listed = TRY(app.database.read([&](store::Reader& reader) { return store::list_orders(reader, query); }));
    auto found =
        make_page(std::move(listed.rows), page.limit, [](const store::OrderRow& row) { return PageKey{row.placed_at.ms, row.id.text()}; });
    Page<OrderSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    if (listed.walked_to) summaries.next_cursor = encode_cursor({listed.walked_to->placed_at.ms, listed.walked_to->order});
    for (store::OrderRow& row : found.items) summaries.items.push_back(summary_of(app, windows, std::move(row)));
    return summaries;
}

Result<OrderView> get_order(App& app, const Caller& caller, SellerId seller, const OrderId& order) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) -> Result<OrderView> {
        OrderView view = TRY(get_order_view(app, reader, seller, order));
        view.drafts = TRY(list_draft_views(reader, {.seller = seller, .order = order}, Author::Seller, caller.user));
        return view;
    });
}

}  // namespace stoa
