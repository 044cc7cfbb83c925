// A buyer's own orders, and the list of sellers for operators.
#include <charconv>

#include "app/access.h"
#include "app/messages/draft_views.h"
#include "app/orders/orders.h"
#include "app/upkeep/response_times.h"
#include "base/search_words.h"
#include "base/text.h"
#include "store/buyers.h"
#include "store/order_list.h"
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

PageKey key_of(const store::BuyerOrderRow& row) { return {row.placed_at.ms, row.seller.text() + " " + row.id.text()}; }

store::BuyerOrderPosition position_at(PageKey key) { return {{key.sort}, std::move(key.key)}; }

struct FoundOrders {
    std::vector<store::BuyerOrderRow> rows{};
    std::optional<PageKey> walked_to{};  // Where the search ended although there may be more.
};

// All that its buyer finds the order by. A SKU stands between seller and title and between two titles, so that no phrase goes from one
// into the next.
Result<std::string> text_of(store::Reader& reader, const store::BuyerOrderRow& row) {
    std::string text = row.id.text() + "\n" + row.seller_name;
    const auto items = TRY(store::list_order_items(reader, row.seller, row.id));
    for (const OrderItem& item : items) text += "\n" + item.sku + "\n" + item.title;
    return text;
}

// Looked through one by one: no person has many.
Result<FoundOrders> find_orders(store::Reader& reader, BuyerId buyer, std::optional<store::BuyerOrderPosition> before,
                                const SearchTerms& terms, std::size_t count) {
    constexpr int step = 100;
    FoundOrders found;
    for (int looked_at = 0; looked_at < store::OrderQuery::walked_max; looked_at += step) {
        auto rows = TRY(store::list_buyer_orders(reader, buyer, before, step));
        for (store::BuyerOrderRow& row : rows) {
            found.walked_to = key_of(row);
            const std::string text = TRY(text_of(reader, row));
            if (holds_terms(search_words(text), terms, true)) found.rows.push_back(std::move(row));
            if (found.rows.size() == count) return found;
        }
        if (static_cast<int>(rows.size()) < step) return FoundOrders{.rows = std::move(found.rows)};
        before = position_at(*found.walked_to);
    }
    return found;
}

Result<FoundOrders> list_rows(store::Reader& reader, BuyerId buyer, const std::optional<store::BuyerOrderPosition>& before,
                              const std::string& search, int count) {
    if (!trim(search).empty()) {
        const SearchTerms terms = parse_search(search);
        if (terms.empty()) return FoundOrders{};
        return find_orders(reader, buyer, before, terms, static_cast<std::size_t>(count));
    }
    auto rows = TRY(store::list_buyer_orders(reader, buyer, before, count));
    return FoundOrders{.rows = std::move(rows)};
}

}  // namespace

Result<Page<BuyerOrderSummary>> list_buyer_orders(App& app, const Caller& caller, const PageRequest& page, const std::string& search) {
    const BuyerId buyer = TRY(require_buyer(caller));
    std::optional<store::BuyerOrderPosition> before;
    if (page.cursor) {
        auto key = TRY(decode_cursor(*page.cursor));
        before = position_at(std::move(key));
    }
    auto listed = TRY(app.database.read([&](store::Reader& reader) { return list_rows(reader, buyer, before, search, page.limit + 1); }));
    auto found = make_page(std::move(listed.rows), page.limit, key_of);
    Page<BuyerOrderSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    if (listed.walked_to && !summaries.next_cursor) summaries.next_cursor = encode_cursor(*listed.walked_to);
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
