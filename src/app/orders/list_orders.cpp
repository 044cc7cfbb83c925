#include <algorithm>

#include "app/access.h"
#include "app/orders/order_views.h"
#include "base/text.h"

namespace stoa {

namespace {

// "114-39…": the beginning of an order id rather than a word. Ids of marketplaces without digits are found by none.
bool looks_like_order_id(std::string_view search) {
    return std::ranges::any_of(search, [](char c) { return c >= '0' && c <= '9'; }) &&
           std::ranges::all_of(search, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

Result<std::vector<store::OrderRow>> find_rows(store::Reader& reader, SellerId seller, std::string_view search,
                                               const std::optional<store::OrderPosition>& before, int limit) {
    if (search.empty()) return store::list_orders(reader, seller, before, limit);
    if (looks_like_order_id(search)) {
        auto rows = TRY(store::list_orders_by_id(reader, seller, search, before, limit));
        if (!rows.empty() || before) return rows;  // A number may also stand in an item's title.
    }
    return store::list_orders_by_words(reader, seller, search, before, limit);
}

}  // namespace

Result<Page<OrderSummary>> list_orders(App& app, const Caller& caller, SellerId seller, const std::string& search,
                                       const PageRequest& page) {
    TRY(require(caller, Right::ReadInbox, seller));
    std::optional<store::OrderPosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        before = store::OrderPosition{{key.sort}, key.key};
    }
    auto rows =
        TRY(app.database.read([&](store::Reader& reader) { return find_rows(reader, seller, trim(search), before, page.limit + 1); }));
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
