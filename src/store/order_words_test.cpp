// The index of orders made anew behind a marketplace that goes on, on a real database.
#include "store/order_words.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/temporary_folder.h"
#include "base/test_must.h"
#include "store/database.h"
#include "store/order_list.h"
#include "store/orders.h"

namespace stoa::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OrderWords : public testing::Test {
protected:
    void put(int number, const std::string& title) {
        Order order{.seller = SellerId{1}, .id = must(OrderId::parse(fmt::format("200-{}", number))), .placed_at = Timestamp{number}};
        order.items = {{fmt::format("S-{}", number), title, 1}};
        must(database_->write([&](Transaction& transaction) { return put_order(transaction, order, "digest", "Oak"); }));
    }
    std::vector<std::string> found(std::string_view search) {
        const auto rows = must(database_->read(
            [&](Reader& reader) { return list_orders(reader, {.seller = SellerId{1}, .search = search, .limit = 1'000}); }));
        std::vector<std::string> ids;
        for (const OrderRow& row : rows.rows) ids.push_back(row.id.text());
        return ids;
    }
    WaitingOrders waiting(int limit) {
        return must(database_->read([&](Reader& reader) { return list_waiting_orders(reader, limit); }));
    }
    bool index(const WaitingOrders& orders) {
        return must(database_->write([&](Transaction& transaction) { return index_waiting_orders(transaction, orders); }));
    }

    TemporaryFolder temporary_ = must(TemporaryFolder::make());
    std::unique_ptr<Database> database_ = must(Database::open(temporary_.path() + "/stoa.db"));
};

TEST_F(OrderWords, AreTakenInNewestFirstAndEachOnce) {
    for (int number = 1; number <= 5; ++number) put(number, "樫の椅子");
    must(database_->write([](Transaction& transaction) -> Result<void> {  // As the migration leaves it.
        TRY(transaction.execute("DELETE FROM order_words"));
        TRY(transaction.execute("UPDATE order_words_progress SET waiting_below = (SELECT MAX(order_no) + 1 FROM orders)"));
        return {};
    }));
    EXPECT_THAT(found("椅子"), IsEmpty());
    EXPECT_THAT(found("S-1"), ElementsAre("200-1")) << "a whole SKU is found without the index";
    const WaitingOrders first = waiting(2);
    put(4, "Changed meanwhile");
    EXPECT_TRUE(index(first));
    EXPECT_FALSE(index(first)) << "another worker has done so";
    EXPECT_THAT(found("椅子"), ElementsAre("200-5"));
    EXPECT_TRUE(index(waiting(10)));
    EXPECT_THAT(waiting(10).orders, IsEmpty());
    EXPECT_THAT(found("椅子"), ElementsAre("200-5", "200-3", "200-2", "200-1"));
    EXPECT_THAT(found("changed"), ElementsAre("200-4"));
}

TEST_F(OrderWords, BeginWithThoseOfTheId) {
    put(4410187, "Oak chest");
    put(4410188, "Oak table");
    EXPECT_THAT(found("4410187"), ElementsAre("200-4410187"));
    EXPECT_THAT(found("\"200-4410187\""), ElementsAre("200-4410187"));
    EXPECT_THAT(found("200-4410188 oak"), ElementsAre("200-4410188"));
    EXPECT_THAT(found("4410188 chest"), IsEmpty());
    EXPECT_THAT(found("200-44"), ElementsAre("200-4410188", "200-4410187"));
}

}  // namespace
}  // namespace stoa::store
