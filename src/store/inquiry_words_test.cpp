// Conversations before a sale found by what they are about, on a real database.
#include "store/inquiry_words.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/temporary_folder.h"
#include "base/test_must.h"
#include "store/buyer_conversations.h"
#include "store/buyer_merge.h"
#include "store/buyer_names.h"
#include "store/conversations.h"
#include "store/database.h"
#include "store/messages.h"
#include "store/order_list.h"
#include "store/order_words.h"
#include "store/orders.h"
#include "store/search.h"

namespace stoa::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class InquiryWords : public testing::Test {
protected:
    // A conversation of seller 1, whose first message says its number; without an order where `order` is empty.
    Conversation open(BuyerId buyer, const std::string& buyer_name, const std::string& sku, const std::string& title,
                      const std::string& order = "") {
        Conversation conversation{
            .seller = oak, .id = ConversationId::make(), .buyer = buyer, .sku = sku, .buyer_name = buyer_name, .item_title = title};
        if (!order.empty()) conversation.order = must(OrderId::parse(order));
        must(database_->write([&](Transaction& transaction) { return add_conversation(transaction, conversation); }));
        say(conversation, 1, fmt::format("Question {}.", ++opened_));
        return conversation;
    }
    void say(const Conversation& to, std::int32_t seq, const std::string& text) {
        must(database_->write([&](Transaction& transaction) -> Result<void> {
            TRY(add_message(transaction, to.seller, to.id, {.id = MessageId::make(), .seq = seq, .author_name = "X", .body = text}));
            return apply_to_buyer(transaction, to.buyer,
                                  {.id = to.id,
                                   .seller = to.seller,
                                   .order = to.order,
                                   .seller_name = "Oak & Iron",
                                   .item_title = to.item_title,
                                   .last_seq = seq});
        }));
    }
    UnindexedInquiries unindexed(std::int64_t messages_max) {
        return must(database_->read([&](Reader& reader) { return list_unindexed_inquiries(reader, messages_max); }));
    }
    bool index(const UnindexedInquiries& inquiries) {
        return must(database_->write([&](Transaction& transaction) { return index_inquiries(transaction, inquiries); }));
    }
    void index_all() { index(unindexed(1'000)); }
    std::vector<UnindexedMessage> unindexed_messages() {
        return must(database_->read([&](Reader& reader) { return list_unindexed_messages(reader, 0, 1'000); }));
    }
    void index_messages_of(const std::vector<UnindexedMessage>& messages) {
        must(database_->write([&](Transaction& transaction) { return index_messages(transaction, 0, messages); }));
    }
    void merge(const Conversation& conversation, BuyerId to) {
        must(database_->write([&](Transaction& transaction) {
            return move_conversation(transaction, {.from = conversation.buyer, .to = to}, {.id = conversation.id, .seller = oak});
        }));
    }
    static std::vector<std::string> texts(const std::vector<MessageHitRow>& hits) {
        std::vector<std::string> found;
        found.reserve(hits.size());
        for (const MessageHitRow& hit : hits) found.push_back(hit.body);
        return found;
    }
    std::vector<std::string> sellers(const std::string& search, SellerId seller = oak, std::int64_t before = INT64_MAX, int limit = 10) {
        return texts(must(
            database_->read([&](Reader& reader) { return search_seller_messages(reader, seller, parse_search(search), before, limit); })));
    }
    std::vector<std::string> buyers(BuyerId buyer, const std::string& search) {
        return texts(must(
            database_->read([&](Reader& reader) { return search_buyer_messages(reader, buyer, parse_search(search), INT64_MAX, 10); })));
    }
    void run(std::string_view sql) {
        must(database_->write([&](Transaction& transaction) -> Result<void> {
            TRY(transaction.execute(sql));
            return {};
        }));
    }

    static constexpr SellerId oak{1};
    const BuyerId dana_ = BuyerId::make(), luis_ = BuyerId::make();
    int opened_ = 0;
    TemporaryFolder temporary_ = must(TemporaryFolder::make());
    const std::string file_ = temporary_.path() + "/stoa.db";
    std::unique_ptr<Database> database_ = must(Database::open(file_));
};

TEST_F(InquiryWords, FindThemForBothSidesAndNobodyElse) {
    open(dana_, "Dana Reyes", "OI-CH4", "Oak chest, 4 drawers");
    open(luis_, "Luis Paredes", "OI-ST2", "Steel table");
    open(luis_, "Luis Paredes", "OI-CH4", "Oak chest, 4 drawers", "114-1");
    EXPECT_THAT(sellers("dana"), IsEmpty()) << "not indexed yet";
    index_all();
    for (const std::string search : {"dana", "reyes dana", "oi-ch4", "\"oak chest\"", "ches", "dana oak", "dan 4"})
        EXPECT_THAT(sellers(search), ElementsAre("Question 1.")) << search;
    EXPECT_THAT(sellers("luis"), ElementsAre("Question 2.")) << "those about orders are found by these";
    EXPECT_THAT(sellers("iron"), IsEmpty()) << "the seller's own name";
    EXPECT_THAT(sellers("\"reyes oak\""), IsEmpty()) << "no phrase goes from the name into the title";
    EXPECT_THAT(sellers("dana", SellerId{2}), IsEmpty());
    for (const std::string search : {"oi-ch4", "chest", "\"oak & iron\"", "iron drawers"})
        EXPECT_THAT(buyers(dana_, search), ElementsAre("Question 1.")) << search;
    EXPECT_THAT(buyers(dana_, "dana"), IsEmpty()) << "the buyer's own name";
    EXPECT_THAT(buyers(dana_, "steel"), IsEmpty());
    EXPECT_THAT(buyers(luis_, "chest"), IsEmpty());
    EXPECT_THAT(sellers("s1"), IsEmpty()) << "the scope is no word";
}

TEST_F(InquiryWords, StandAmongMessagesNewestFirstAndEachOnce) {
    const Conversation first = open(dana_, "Dana Reyes", "OI-CH4", "Oak chest");
    const Conversation second = open(luis_, "Luis Paredes", "OI-CH5", "Oak chest");
    say(first, 2, "This chest is oiled.");
    say(second, 2, "So is this one.");
    open(luis_, "Luis Paredes", "OI-CH6", "A chest of pine");
    index_all();
    index_messages_of(unindexed_messages());
    EXPECT_THAT(sellers("chest"), ElementsAre("Question 3.", "This chest is oiled.", "Question 2.", "Question 1."));
    EXPECT_THAT(sellers("chest", oak, INT64_MAX, 2), ElementsAre("Question 3.", "This chest is oiled."));
    EXPECT_THAT(sellers("chest", oak, 3, 2), ElementsAre("Question 2.", "Question 1."));
    EXPECT_THAT(sellers("question"), ElementsAre("Question 3.", "Question 2.", "Question 1."));
}

TEST_F(InquiryWords, AreTakenInStepByStep) {
    for (int i = 0; i < 5; ++i) open(dana_, "Dana Reyes", "OI-CH4", "Oak chest");
    const UnindexedInquiries step = unindexed(2);
    EXPECT_TRUE(index(step));
    EXPECT_FALSE(index(step)) << "another worker has done so";
    EXPECT_THAT(sellers("dana"), ElementsAre("Question 2.", "Question 1."));
    index_all();
    EXPECT_EQ(sellers("dana").size(), 5);
    const UnindexedInquiries none = unindexed(2);
    EXPECT_EQ(none.after, none.through);
}

TEST_F(InquiryWords, FollowNamesAndBuyers) {
    const Conversation indexed = open(dana_, "Dana Reyes", "OI-CH4", "Oak chest");
    index_all();
    const Conversation fresh = open(dana_, "Dana Reyes", "OI-ST2", "Steel table");
    const UnindexedInquiries read_before = unindexed(1'000);
    for (const Conversation& conversation : {indexed, fresh}) {
        EXPECT_TRUE(must(database_->write([&](Transaction& transaction) {
            return rename_buyer_of_conversation(transaction, {.seller = oak, .id = conversation.id}, "Dana Marlowe");
        })));
        merge(conversation, luis_);
    }
    index(read_before);
    EXPECT_THAT(sellers("marlowe"), ElementsAre("Question 2.", "Question 1."));
    EXPECT_THAT(sellers("reyes"), IsEmpty());
    EXPECT_THAT(buyers(luis_, "chest"), ElementsAre("Question 1."));
    EXPECT_THAT(buyers(luis_, "steel"), ElementsAre("Question 2."));
    EXPECT_THAT(buyers(dana_, "chest"), IsEmpty());
    EXPECT_THAT(buyers(dana_, "iron"), IsEmpty());
}

TEST_F(InquiryWords, OfAnOlderDatabaseAreTakenInAndOrdersAreFoundByTheirIds) {
    open(dana_, "Dana Reyes", "OI-CH4", "Oak chest");
    Order order{.seller = oak, .id = must(OrderId::parse("302-4410187-5512961")), .placed_at = Timestamp{1}};
    order.items = {{"OI-CH4", "Oak chest", 1}};
    must(database_->write([&](Transaction& transaction) { return put_order(transaction, order, "digest", "Oak & Iron"); }));
    run("DROP TABLE inquiry_words");
    run("DELETE FROM search_progress WHERE index_name = 'inquiry_words'");
    run("UPDATE order_words SET words = 'oi ch4 oak chest'");
    run("DROP INDEX read_marks_by_move");
    run("ALTER TABLE read_marks DROP COLUMN moved_at");
    run("ALTER TABLE buyer_conversations RENAME COLUMN read_moved_at TO seller_read_at");
    run("PRAGMA user_version = 23");
    database_.reset();
    database_ = must(Database::open(file_));
    EXPECT_EQ(must(Database::version_of(file_)), Database::latest_version());
    index_all();
    EXPECT_THAT(sellers("dana"), ElementsAre("Question 1."));
    const auto waiting = must(database_->read([](Reader& reader) { return list_waiting_orders(reader, 10); }));
    must(database_->write([&](Transaction& transaction) { return index_waiting_orders(transaction, waiting); }));
    for (const std::string_view search : {"5512961", "\"302-4410187-5512961\"", "302-4410187-5512961 oak"}) {
        const auto found = must(database_->read([&](Reader& reader) { return list_orders(reader, {.seller = oak, .search = search}); }));
        EXPECT_EQ(found.rows.size(), 1) << search;
    }
}

// Not of inquiries only: what was read for the index when two buyers became one.
TEST_F(InquiryWords, MessagesReadBeforeAMergeAreTheKeptBuyersWhenTheyAreIndexed) {
    const Conversation conversation = open(dana_, "Dana Reyes", "OI-CH4", "Oak chest", "114-1");
    const auto read_before = unindexed_messages();
    merge(conversation, luis_);
    index_messages_of(read_before);
    EXPECT_THAT(buyers(luis_, "question"), ElementsAre("Question 1."));
    EXPECT_THAT(buyers(dana_, "question"), IsEmpty());
    EXPECT_THAT(sellers("question"), ElementsAre("Question 1."));
}

}  // namespace
}  // namespace stoa::store
