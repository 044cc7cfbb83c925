// A seller's list of orders: filtered, searched, in pages of one cost however many orders there are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/order.h"
#include "domain/order_sort.h"
#include "store/connection.h"
#include "store/contact_filter.h"

namespace stoa::store {

// What a list shows of an order, with the state of its conversation where there is one.
struct OrderRow {
    OrderId id;
    std::optional<BuyerId> buyer{};
    std::string buyer_name{};
    Timestamp placed_at{};
    DeliveryState delivery_state{};
    FulfilledBy fulfilled_by{};
    std::optional<Timestamp> delivery_earliest{};
    std::optional<Timestamp> delivery_latest{};
    std::optional<Timestamp> completed_at{};
    std::string first_title{};
    std::int32_t item_count = 0;
    std::optional<ConversationId> conversation{};
    std::optional<Section> section{};
};

struct OrderPosition {
    Timestamp placed_at;
    std::string order;
};

struct OrderQuery {
    // Orders that a page looks at where no index holds what is asked for; and hits of a search that are sorted at once.
    static constexpr std::int64_t walked_max = 2'000;

    SellerId seller{};
    OrderSort sort = OrderSort::Newest;
    // The beginning of an order's id, as it is written or in capitals; a whole SKU; or words (each may be a word's beginning)
    // and "phrases" that all stand in id, buyer name or item titles and SKUs. Words are not looked for where parts joined by "-" are the
    // beginning of ids, or a SKU. Empty: all.
    std::string_view search{};
    std::optional<Timestamp> placed_from{};   // This moment or later.
    std::optional<Timestamp> placed_until{};  // Earlier than this moment.
    std::optional<DeliveryState> delivery_state{};
    std::optional<bool> has_conversation{};
    std::optional<bool> can_be_messaged{};  // Has a buyer, and is in time.
    ContactFilter in_time{};
    std::optional<OrderPosition> after{};  // In the order of `sort`.
    int limit = 50;
};

struct OrderRows {
    std::vector<OrderRow> rows{};
    // Where the walk ended although there may be more: fewer than `limit` rows are no sign of the end then.
    std::optional<OrderPosition> walked_to{};
};
Result<OrderRows> list_orders(Reader& reader, const OrderQuery& query);

}  // namespace stoa::store
