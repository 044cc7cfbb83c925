#include "store/order_list.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "base/test_must.h"
#include "store/migrations.h"

namespace stoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::int64_t minute = 60'000;

// A seller's orders by number, one a minute: each third is delivered, each hundredth has a conversation, each fifth no buyer.
class OrderList : public ::testing::Test {
protected:
    OrderList() : connection_(must(Connection::open(":memory:", Connection::Mode::Write))), reader_(*connection_) {
        must(migrate(*connection_));
        sqlite3_trace_v2(connection_->handle(), SQLITE_TRACE_STMT, note_statement, this);
        sqlite3_progress_handler(connection_->handle(), 100, count_steps, this);
    }
    ~OrderList() override { sqlite3_trace_v2(connection_->handle(), 0, nullptr, nullptr); }

    void add_orders(std::int64_t first, std::int64_t last) {
        const std::string numbers =
            fmt::format("WITH RECURSIVE numbers (n) AS (SELECT {} UNION ALL SELECT n + 1 FROM numbers WHERE n < {}) ", first, last);
        run("INSERT INTO orders (order_no, seller_id, order_id, buyer_id, buyer_name, placed_at, delivery_state, fulfilled_by, "
            "first_title, "
            "item_count, conversation_count, seller_opened_count, source_digest) " +
            numbers +
            "SELECT n, 1, printf('ID-%06d', n), CASE WHEN n % 5 = 0 THEN NULL ELSE zeroblob(16) END, printf('Buyer%d', n), n * 60000, "
            "CASE WHEN n % 3 = 0 THEN 5 ELSE 4 END, 1, 'Shelf', 1, n % 100 = 0, 0, x'00' FROM numbers");
        run("INSERT INTO order_items (seller_id, order_id, line, sku, title, quantity) " + numbers +
            "SELECT 1, printf('ID-%06d', n), 1, printf('SKU/%d', n % 1000), 'Shelf', 1 FROM numbers");
        run("INSERT INTO order_words (rowid, scope, words) " + numbers +
            "SELECT n, 's1', printf('id %06d buyer%d shelf%s', n, n, CASE WHEN n % 1000 = 7 THEN ' astrolabe' ELSE '' END) FROM numbers");
    }

    static OrderQuery newest(int limit = 50) {
        OrderQuery query{.seller = SellerId{1}};
        query.limit = limit;
        return query;
    }
    static ContactFilter placed_since(Timestamp begin) {
        ContactFilter filter{.begin = begin};
        for (const DeliveryState state : {DeliveryState::Shipped, DeliveryState::Delivered}) filter.states.add(state, FulfilledBy::Seller);
        return filter;
    }
    static OrderQuery search(std::string_view words) {
        OrderQuery query = newest();
        query.search = words;
        return query;
    }
    OrderRows list(const OrderQuery& query) {
        statements_.clear();
        steps_ = 0;
        return must(list_orders(reader_, query));
    }
    std::vector<std::string> ids(const OrderQuery& query) {
        std::vector<std::string> found;
        for (const OrderRow& row : list(query).rows) found.push_back(row.id.text());
        return found;
    }
    // What the whole list has, page by page.
    std::vector<std::string> all_ids(OrderQuery query) {
        std::vector<std::string> found;
        for (int pages = 0; pages < 1000; ++pages) {
            const OrderRows page = list(query);
            for (const OrderRow& row : page.rows) found.push_back(row.id.text());
            if (page.rows.size() == static_cast<std::size_t>(query.limit)) {
                query.after = OrderPosition{page.rows.back().placed_at, page.rows.back().id.text()};
            } else if (page.walked_to) {
                query.after = page.walked_to;
            } else {
                return found;
            }
        }
        throw std::runtime_error("the list has no end");
    }
    // How the database runs the statements of the query.
    std::string plan(const OrderQuery& query) {
        list(query);
        std::string text;
        for (const std::string& sql : std::vector(statements_)) {
            sqlite3_stmt* statement = nullptr;
            sqlite3_prepare_v2(connection_->handle(), ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &statement, nullptr);
            while (sqlite3_step(statement) == SQLITE_ROW) {
                text += std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))) + "\n";
            }
            sqlite3_finalize(statement);
        }
        return text;
    }
    // Hundreds of steps of SQLite's machine: the cost of a page, the same on every machine.
    std::int64_t cost(const OrderQuery& query) {
        list(query);
        return steps_;
    }

private:
    void run(const std::string& sql) { must(connection_->run(sql.c_str())); }
    static int note_statement(unsigned, void* test, void* statement, void*) {
        const std::string sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
        // The text index asks its own tables by itself.
        if (!sql.contains("main.") && !sql.contains("'main'")) static_cast<OrderList*>(test)->statements_.push_back(sql);
        return 0;
    }
    static int count_steps(void* test) {
        ++static_cast<OrderList*>(test)->steps_;
        return 0;
    }

    std::unique_ptr<Connection> connection_;
    Reader reader_;
    std::vector<std::string> statements_;
    std::int64_t steps_ = 0;
};

TEST_F(OrderList, IsFilteredAndSorted) {
    add_orders(1, 20);
    EXPECT_THAT(ids(newest(3)), ElementsAre("ID-000020", "ID-000019", "ID-000018"));
    OrderQuery query = newest(3);
    query.sort = OrderSort::Oldest;
    EXPECT_THAT(ids(query), ElementsAre("ID-000001", "ID-000002", "ID-000003"));
    query.placed_from = Timestamp{10 * minute};
    query.placed_until = Timestamp{12 * minute};
    EXPECT_THAT(ids(query), ElementsAre("ID-000010", "ID-000011")) << "from this moment, until before that one";
    query.sort = OrderSort::Newest;
    EXPECT_THAT(ids(query), ElementsAre("ID-000011", "ID-000010"));
    query = newest(3);
    query.delivery_state = DeliveryState::Delivered;
    EXPECT_THAT(ids(query), ElementsAre("ID-000018", "ID-000015", "ID-000012"));
    query = newest();
    query.in_time = placed_since(Timestamp{17 * minute});
    query.can_be_messaged = true;
    EXPECT_THAT(ids(query), ElementsAre("ID-000019", "ID-000018", "ID-000017"));
    query.can_be_messaged = false;
    EXPECT_EQ(ids(query).size(), 17);
    query.seller = SellerId{2};
    EXPECT_THAT(ids(query), ElementsAre());
}

TEST_F(OrderList, IsWholeInPagesEitherWay) {
    add_orders(1, 5'000);
    for (const OrderSort sort : {OrderSort::Newest, OrderSort::Oldest}) {
        OrderQuery query = newest(7);
        query.sort = sort;
        query.has_conversation = true;
        auto found = all_ids(query);
        EXPECT_EQ(found.size(), 50);
        EXPECT_TRUE(std::ranges::is_sorted(
            found, [&](const auto& one, const auto& other) { return sort == OrderSort::Newest ? one > other : one < other; }));
        query.has_conversation.reset();
        query.limit = 100;
        query.search = "shelf";  // More hits than are sorted at once.
        EXPECT_EQ(all_ids(query).size(), 5'000);
        query.search = "astrolabe";
        query.limit = 2;
        EXPECT_EQ(all_ids(query).size(), 5);
    }
}

TEST_F(OrderList, FindsIdsWordsAndWholeSkus) {
    add_orders(1, 2'500);
    EXPECT_THAT(ids(search("id-00007")).size(), 10);
    EXPECT_THAT(ids(search("ID-000071")), ElementsAre("ID-000071"));
    EXPECT_THAT(ids(search("SKU/42")), ElementsAre("ID-002042", "ID-001042", "ID-000042"));
    for (const std::string_view part_of_id : {"000071", "\"ID-000071\"", "ID-000071 shelf", "buyer71 00007"})
        EXPECT_THAT(ids(search(part_of_id)), ElementsAre("ID-000071")) << part_of_id;
    OrderQuery old = search("ID-00000");  // Far behind what a page walks over.
    old.can_be_messaged = false;
    old.limit = 3;
    const OrderRows first = list(old);
    EXPECT_EQ(first.rows.size(), 3) << "its hits are few, so none of the others is looked at";
    EXPECT_FALSE(first.walked_to);
    EXPECT_EQ(all_ids(search("ID-00")).size(), 2'500);
    EXPECT_THAT(ids(search("astro shelf")), ElementsAre("ID-002007", "ID-001007", "ID-000007"));
    OrderQuery query = search("astrolabe");
    query.delivery_state = DeliveryState::Delivered;
    EXPECT_THAT(ids(query), ElementsAre("ID-002007"));
}

TEST_F(OrderList, RunsAlongItsIndexes) {
    add_orders(1, 3'000);
    OrderQuery query = newest();
    EXPECT_THAT(plan(query), HasSubstr("orders_by_placed (seller_id=? AND (placed_at,order_id)>(?,?) AND (placed_at,order_id)<(?,?))"));
    EXPECT_THAT(plan(query), Not(HasSubstr("orders_by_state")));
    query.delivery_state = DeliveryState::Delivered;
    query.can_be_messaged = true;
    query.sort = OrderSort::Oldest;
    EXPECT_THAT(plan(query), HasSubstr("COVERING INDEX orders_by_state (seller_id=? AND delivery_state=?")) << "the walk's end";
    EXPECT_THAT(
        plan(query),
        HasSubstr("orders_by_state (seller_id=? AND delivery_state=? AND (placed_at,order_id)>(?,?) AND (placed_at,order_id)<(?,?))"));
    EXPECT_THAT(plan(search("SKU/42")), HasSubstr("order_items_by_sku (seller_id=? AND sku=?)"));
    EXPECT_THAT(plan(search("SKU/42")), HasSubstr("SEARCH o USING INTEGER PRIMARY KEY (rowid=?)"));
    EXPECT_THAT(plan(search("ID-0020")), Not(HasSubstr("order_words"))) << "ids that begin so are what is looked for";
    EXPECT_THAT(plan(search("ID-00")), Not(HasSubstr("order_words"))) << "also where there are too many to be sorted at once";
    EXPECT_THAT(plan(search("buyer7-1")), HasSubstr("order_words"));
    EXPECT_THAT(plan(search("shelf")),
                HasSubstr("orders_by_placed (seller_id=? AND (placed_at,order_id)>(?,?) AND (placed_at,order_id)<(?,?))"));
}

TEST_F(OrderList, CostsTheSameWithManyMoreOrders) {
    add_orders(1, 4'000);
    std::vector<OrderQuery> queries{newest(),    search("astrolabe"), search("ID-003"),        search("SKU/42"),          search("shelf"),
                                    search("s"), search("003123"),    search("\"ID-003123\""), search("ID-003123 shelf"), search("id"),
                                    search("0")};
    queries.push_back(newest());
    queries.back().sort = OrderSort::Oldest;
    queries.back().delivery_state = DeliveryState::Delivered;
    queries.push_back(newest());
    queries.back().has_conversation = true;
    queries.push_back(newest());
    queries.back().can_be_messaged = true;
    queries.back().in_time = placed_since(Timestamp{2'000 * minute});
    queries.push_back(queries.back());
    queries.back().in_time.window_is_replaced = true;
    queries.push_back(newest());
    queries.back().after = OrderPosition{Timestamp{2'000 * minute}, "ID-002000"};
    std::vector<std::int64_t> before;
    for (const OrderQuery& query : queries) before.push_back(cost(query));
    add_orders(4'001, 100'000);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        EXPECT_LE(cost(queries[i]), before[i] * 2 + 200) << "query " << i << ": " << before[i];
    }
    // Too many hits to be sorted: found along the list.
    EXPECT_EQ(ids(search("Shelf")), ids(newest()));
    EXPECT_EQ(ids(search("shel")), ids(newest()));
    EXPECT_EQ(ids(search("buyer1 shelf")), ids(search("shelf buyer1")));
    EXPECT_EQ(ids(search("shelf helf")), std::vector<std::string>{});
}

}  // namespace
}  // namespace stoa::store
