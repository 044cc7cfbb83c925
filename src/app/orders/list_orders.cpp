#include "app/access.h"
#include "app/orders/order_views.h"
#include "base/text.h"

namespace stoa {

Result<Page<OrderSummary>> list_orders(App& app, const Caller& caller, SellerId seller, const std::string& search,
                                       const PageRequest& page) {
    TRY(require(caller, Right::ReadInbox, seller));
    std::optional<store::OrderPosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        before = store::OrderPosition{{key.sort}, key.key};
    }
    const std::string_view words = trim(search);
    auto rows = TRY(app.database.read([&](store::Reader& reader) {
        return words.empty() ? store::list_orders(reader, seller, before, page.limit + 1)
                             : store::search_orders(reader, seller, words, before, page.limit + 1);
    }));
    auto found =
        make_page(std::move(rows), page.limit, [](const store::OrderRow& row) { return PageKey{row.placed_at.ms, row.id.text()}; });
    Page<OrderSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (store::OrderRow& row : found.items) summaries.items.push_back(summary_of(app, std::move(row)));
    return summaries;
}

Result<OrderView> get_order(App& app, const Caller& caller, SellerId seller, const OrderId& order) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) { return get_order_view(app, reader, seller, order); });
}

}  // namespace stoa
