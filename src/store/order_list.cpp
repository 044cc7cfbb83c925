#include "store/order_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/search_words.h"
#include "store/word_index.h"

namespace stoa::store {

namespace {

OrderRow read_row(Row& row) {
    OrderRow order{.id = row.next<OrderId>()};
    order.buyer = row.next<std::optional<BuyerId>>();
    order.buyer_name = row.next<std::string>();
    order.placed_at = row.next<Timestamp>();
    order.delivery_state = row.next<DeliveryState>();
    order.fulfilled_by = row.next<FulfilledBy>();
    order.delivery_earliest = row.next<std::optional<Timestamp>>();
    order.delivery_latest = row.next<std::optional<Timestamp>>();
    order.completed_at = row.next<std::optional<Timestamp>>();
    order.first_title = row.next<std::string>();
    order.item_count = row.next<std::int32_t>();
    order.conversation = row.next<std::optional<ConversationId>>();
    order.section = row.next<std::optional<Section>>();
    return order;
}

std::string to_upper_ascii(std::string_view text) {
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

// Behind every order id that begins with `prefix`: ids are visible ASCII.
std::string end_of(const std::string& prefix) { return prefix + '\x7f'; }

// What a search looks for.
struct Sought {
    std::string words{}, typed{}, typed_end{}, capitals{}, capitals_end{};
};
Sought sought_by(const OrderQuery& query, Ends ends) {
    if (query.search.empty()) return {};
    const std::string words = index_match(index_scope(query.seller), parse_search(query.search), "words", ends);
    Sought sought{.words = words, .typed = std::string(query.search)};
    sought.typed_end = end_of(sought.typed);
    std::string capitals = to_upper_ascii(query.search);
    if (capitals == sought.typed) return sought;  // What is counted twice is the sooner too much to be sorted.
    sought.capitals = std::move(capitals);
    sought.capitals_end = end_of(sought.capitals);
    return sought;
}

// The orders between two places of the list. The cursor itself is never among them.
struct Range {
    OrderPosition older;
    OrderPosition newer;
};
// No id is empty, so that a time with an empty id stands before every order of that time.
Range range_of(const OrderQuery& query) {
    constexpr Timestamp first{INT64_MIN}, last{INT64_MAX};
    Timestamp from = query.placed_from.value_or(first);
    // Where every window begins when the order was placed, none is open before the longest one's beginning.
    const ContactFilter& in_time = query.in_time;
    if (query.can_be_messaged == true && !in_time.from_completion && !in_time.window_is_replaced) from = std::max(from, in_time.begin);
    Range range{{from, ""}, {query.placed_until.value_or(last), ""}};
    const auto is_before = [](const OrderPosition& one, const OrderPosition& other) {
        return std::tie(one.placed_at, one.order) < std::tie(other.placed_at, other.order);
    };
    if (!query.after) return range;
    if (query.sort == OrderSort::Newest && is_before(*query.after, range.newer)) range.newer = *query.after;
    if (query.sort == OrderSort::Oldest && is_before(range.older, *query.after)) range.older = *query.after;
    return range;
}

// All statements take the same parameters: 1 the seller; 2 and 3 the older end of the range, 4 and 5 the newer one; 6 the
// delivery state; 7, 14 and 15 the times of ContactFilter; 8 words, 9 to 12 beginnings of ids, 13 a SKU; 16 how many.
template <class Make>
auto list(Reader& reader, const std::string& sql, Make make, const OrderQuery& query, const Range& range, std::int64_t count,
          Ends ends = Ends::Open) {
    const Sought sought = sought_by(query, ends);
    return reader.list(sql, make, query.seller, range.older.placed_at, range.older.order, range.newer.placed_at, range.newer.order,
                       query.delivery_state, query.in_time.begin, sought.words, sought.typed, sought.typed_end, sought.capitals,
                       sought.capitals_end, query.search, query.in_time.earliest_until, query.in_time.latest_from, count);
}

// Hits by ids and SKUs, and with words. "UNION" names each once and finds all of them first; "UNION ALL" goes no further than it must.
#define STOA_NAME_HITS(UNION)                                                                                       \
    "SELECT order_no FROM orders WHERE seller_id = ?1 AND order_id >= ?9 AND order_id < ?10 " UNION                 \
    " SELECT order_no FROM orders WHERE seller_id = ?1 AND order_id >= ?11 AND order_id < ?12 " UNION               \
    " SELECT s.order_no FROM order_items t JOIN orders s ON s.seller_id = t.seller_id AND s.order_id = t.order_id " \
    "WHERE t.seller_id = ?1 AND t.sku = ?13 "
#define STOA_HITS(UNION) "SELECT rowid AS order_no FROM order_words WHERE order_words MATCH ?8 " UNION " " STOA_NAME_HITS(UNION)

// The same for one order: its words are read, since FTS5 would gather all that begin with the last one anew for each.
#define STOA_IS_NAME_HIT                                                                      \
    "(o.order_id >= ?9 AND o.order_id < ?10) OR (o.order_id >= ?11 AND o.order_id < ?12) OR " \
    "EXISTS (SELECT 1 FROM order_items t WHERE t.seller_id = o.seller_id AND t.sku = ?13 AND t.order_id = o.order_id)"
#define STOA_IS_HIT STOA_IS_NAME_HIT " OR holds_words((SELECT words FROM order_words WHERE rowid = o.order_no), ?13)"

// How the orders of a page are come by: along an index by time, or, where a search has few hits, from the hits. With words or without.
enum class Way { Index, Hits, NameHits, IndexForHits, IndexForNameHits };
bool runs_along_index(Way way) { return way != Way::Hits && way != Way::NameHits; }

// Runs along (seller_id[, delivery_state], placed_at, order_id).
std::string in_range(const OrderQuery& query) {
    const std::string_view state = query.delivery_state ? "AND o.delivery_state = ?6 " : "";
    const std::string_view ends = query.sort == OrderSort::Newest
                                      ? "(o.placed_at, o.order_id) >= (?2, ?3) AND (o.placed_at, o.order_id) < (?4, ?5)"
                                      : "(o.placed_at, o.order_id) > (?2, ?3) AND (o.placed_at, o.order_id) <= (?4, ?5)";
    return fmt::format("WHERE o.seller_id = ?1 {}AND {}", state, ends);
}
std::string_view sorted(OrderSort sort) {
    return sort == OrderSort::Newest ? " ORDER BY o.placed_at DESC, o.order_id DESC" : " ORDER BY o.placed_at, o.order_id";
}
// Whether an order is as ContactFilter says.
std::string in_time(const ContactFilter& filter) {
    const auto is_in = [](OrderStates states) {
        static_assert(OrderStates::bit_of(DeliveryState{1}, FulfilledBy{1}) == 3);
        return fmt::format("({} >> (o.delivery_state * 2 + o.fulfilled_by)) & 1", states.bits);
    };
    const std::string window = fmt::format("{} >= ?7", filter.from_completion ? "COALESCE(o.completed_at, o.placed_at)" : "o.placed_at");
    const std::string_view is_replaced =
        filter.window_is_replaced ? "(o.delivery_earliest IS NOT NULL AND o.delivery_latest IS NOT NULL)" : "FALSE";
    return fmt::format(
        "(o.buyer_id IS NOT NULL AND (({0} AND {2}) OR ({1} AND ({2} OR {3}) AND COALESCE(o.delivery_earliest <= ?14, TRUE) AND "
        "COALESCE(o.delivery_latest >= ?15, TRUE))))",
        is_in(filter.states), is_in(filter.feedback_states), window, is_replaced);
}
// What no index holds.
std::string by_free_filters(const OrderQuery& query) {
    std::string sql;
    if (query.has_conversation) sql += *query.has_conversation ? " AND o.conversation_count > 0" : " AND o.conversation_count = 0";
    if (query.can_be_messaged) sql += (*query.can_be_messaged ? " AND " : " AND NOT ") + in_time(query.in_time);
    return sql;
}

// The orders are cut to a page before anything else is read for them.
std::string page_sql(const OrderQuery& query, Way way) {
    std::string_view from = "orders o ", is_hit;
    if (way == Way::Hits) from = "(" STOA_HITS("UNION") ") AS hits CROSS JOIN orders o ON o.order_no = hits.order_no ";
    if (way == Way::NameHits) from = "(" STOA_NAME_HITS("UNION") ") AS hits CROSS JOIN orders o ON o.order_no = hits.order_no ";
    if (way == Way::IndexForHits) is_hit = " AND (" STOA_IS_HIT ")";
    if (way == Way::IndexForNameHits) is_hit = " AND (" STOA_IS_NAME_HIT ")";
    const std::string orders = fmt::format("SELECT o.* FROM {}{}{}{}", from, in_range(query), by_free_filters(query), is_hit);
    return fmt::format(
        "SELECT o.order_id, o.buyer_id, o.buyer_name, o.placed_at, o.delivery_state, o.fulfilled_by, o.delivery_earliest, "
        "o.delivery_latest, o.completed_at, o.first_title, o.item_count, c.conversation_id, i.section FROM ({0}{1} LIMIT ?16) AS o "
        "LEFT JOIN conversations c ON c.seller_id = o.seller_id AND c.order_id = o.order_id "
        "LEFT JOIN inbox i ON i.seller_id = c.seller_id AND i.conversation_id = c.conversation_id{1}",
        orders, sorted(query.sort));
}

// "114-00050": whoever types such a beginning of ids that there are looks for those. Words are not asked then: with the first part of all
// ids FTS5 goes through all orders.
bool has_parts_of_id(std::string_view search) {
    const std::size_t at = search.find('-');
    const auto is_of_id = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'; };
    return at != std::string_view::npos && at > 0 && at + 1 < search.size() && std::ranges::all_of(search, is_of_id);
}

Result<Way> find_way(Reader& reader, const OrderQuery& query) {
    if (query.search.empty()) return Way::Index;
    const auto count = [&](const std::string& hits, Ends ends) -> Result<std::int64_t> {
        const auto make = [](Row& row) { return row.next<std::int64_t>(); };
        const std::string sql = "SELECT COUNT(*) FROM (SELECT 1 FROM (" + hits + ") LIMIT ?16)";
        return TRY(list(reader, sql, make, query, {}, OrderQuery::walked_max + 1, ends)).front();
    };
    if (has_parts_of_id(query.search)) {
        const std::int64_t names = TRY(count(STOA_NAME_HITS("UNION ALL"), Ends::Open));
        if (names > 0) return names > OrderQuery::walked_max ? Way::IndexForNameHits : Way::NameHits;
    }
    // Whole words first: the hits of one are counted one by one, those of a beginning only when all have been gathered.
    for (const Ends ends : {Ends::Closed, Ends::Open})
        if (TRY(count(STOA_HITS("UNION ALL"), ends)) > OrderQuery::walked_max) return Way::IndexForHits;
    return Way::Hits;
}

// The last order that a walk along an index may look at; nothing where the list ends before.
Result<std::optional<OrderPosition>> find_end_of_walk(Reader& reader, const OrderQuery& query, const Range& range) {
    const auto make = [](Row& row) {
        OrderPosition position{.placed_at = row.next<Timestamp>(), .order = {}};
        position.order = row.next<std::string>();
        return position;
    };
    const std::string sql =
        fmt::format("SELECT o.placed_at, o.order_id FROM orders o {}{} LIMIT 1 OFFSET ?16", in_range(query), sorted(query.sort));
    auto found = TRY(list(reader, sql, make, query, range, OrderQuery::walked_max - 1));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace

Result<OrderRows> list_orders(Reader& reader, const OrderQuery& query) {
    const Way way = TRY(find_way(reader, query));
    const bool walks = runs_along_index(way) && (query.has_conversation || query.can_be_messaged || way != Way::Index);
    Range range = range_of(query);
    OrderRows found;
    if (walks) found.walked_to = TRY(find_end_of_walk(reader, query, range));
    if (found.walked_to) (query.sort == OrderSort::Newest ? range.older : range.newer) = *found.walked_to;
    found.rows = TRY(list(reader, page_sql(query, way), read_row, query, range, query.limit));
    if (found.rows.size() == static_cast<std::size_t>(query.limit)) found.walked_to.reset();
    return found;
}

}  // namespace stoa::store
