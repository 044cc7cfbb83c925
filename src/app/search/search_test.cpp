#include "app/search/search.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/messages/inquiry_link.h"
#include "app/messages/messages.h"
#include "app/people/buyer_names.h"
#include "app/people/merge_buyers.h"
#include "app/search/excerpt.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"
#include "base/text.h"
#include "store/order_list.h"
#include "store/orders.h"

namespace stoa {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Search : public World {
protected:
    ConversationId ask(const Caller& buyer, const std::string& order_id, const std::string& text) {
        auto sent = must(open_inquiry(app(), buyer, {.seller = oak_, .order = order(order_id), .topic = Topic::Other, .text = text}));
        now_ = now_ + minutes(1);
        return std::get<Sent>(sent).conversation;
    }
    void index() {
        while (must(index_new_messages(app()))) {
        }
    }
    ConversationId ask_before_a_sale(const Caller& buyer, const std::string& external_id, const std::string& title) {
        app().link_key = std::string(32, 'l');
        const InquiryLink link{
            .buyer_external_id = external_id, .seller = oak_, .sku = "OI-CH4", .title = title, .expires_at = now_ + days(1)};
        auto sent = must(open_link_inquiry(app(), buyer, {.link = must(sign_inquiry_link(app(), link)), .text = "Is it oiled?"}));
        while (must(index_new_inquiries(app()))) {
        }
        return std::get<Sent>(sent).conversation;
    }
    void put(const std::string& id, const std::string& buyer, std::vector<OrderItem> items) {
        Order order{.seller = oak_, .id = World::order(id), .placed_at = now_ - days(9), .delivery_state = DeliveryState::Delivered};
        order.items = std::move(items);
        must(put_order(app(), system_, {.order = order, .buyer_external_id = buyer}));
    }
    std::vector<std::string> orders(const std::string& search) {
        std::vector<std::string> ids;
        for (const auto& order : must(list_orders(app(), mira_, oak_, {.search = search}, {.limit = 100})).items)
            ids.push_back(order.id.text());
        std::ranges::sort(ids);
        return ids;
    }
    std::vector<std::string> found(const std::string& search) {
        std::vector<std::string> excerpts;
        for (const auto& hit : must(search_seller(app(), mira_, oak_, search, {})).messages.items) excerpts.push_back(hit.excerpt);
        return excerpts;
    }
};

TEST_F(Search, FindsWordsAndPhrasesNewestFirst) {
    ask(dana_, "114-1", "The oak drawer is split.");
    ask(dana_, "114-1", "Is it an OAK drawer?");
    EXPECT_THAT(found("oak"), IsEmpty()) << "not indexed yet";
    EXPECT_EQ(must(count_unindexed_messages(app())), 2);
    index();
    EXPECT_EQ(must(count_unindexed_messages(app())), 0);
    EXPECT_THAT(found("oak"), ElementsAre("Is it an OAK drawer?", "The oak drawer is split."));
    EXPECT_THAT(found("split oak"), ElementsAre("The oak drawer is split."));
    EXPECT_THAT(found("\"drawer is split\""), ElementsAre("The oak drawer is split."));
    EXPECT_THAT(found("\"split drawer\""), IsEmpty());
    EXPECT_THAT(found("dra"), IsEmpty()) << "messages are found by whole words";
    EXPECT_EQ(search_seller(app(), mira_, oak_, " \"!\" ", {}).error().code(), "text_empty");
    EXPECT_EQ(search_seller(app(), dana_, oak_, "oak", {}).error().code(), "forbidden");
}

TEST_F(Search, NobodyFindsWhatIsNotTheirs) {
    ask(dana_, "114-1", "A secret word: quincunx.");
    index();
    EXPECT_EQ(must(search_buyer(app(), dana_, "quincunx", {})).messages.items.size(), 1U);
    EXPECT_THAT(must(search_buyer(app(), luis_, "quincunx", {})).messages.items, IsEmpty());
    EXPECT_THAT(must(search_seller(app(), flora_, fern_, "quincunx", {})).messages.items, IsEmpty());
    EXPECT_THAT(must(search_seller(app(), mira_, oak_, "s1", {})).messages.items, IsEmpty()) << "the scope is no word";
}

TEST_F(Search, GoesOnPageByPage) {
    for (int i = 0; i < 7; ++i) ask(dana_, "114-1", "Number " + std::to_string(i) + " of the shelves.");
    index();
    std::vector<int> seqs;
    PageRequest page{.limit = 3};
    do {
        const auto result = must(search_seller(app(), mira_, oak_, "shelves", page));
        for (const auto& hit : result.messages.items) seqs.push_back(hit.seq);
        page.cursor = result.messages.next_cursor;
    } while (page.cursor);
    EXPECT_THAT(seqs, ElementsAre(7, 6, 5, 4, 3, 2, 1));
}

TEST_F(Search, FindsOrdersByIdNameAndItem) {
    const auto by_name = must(search_seller(app(), mira_, oak_, "day", {})).orders;
    EXPECT_THAT(by_name, IsEmpty());
    const auto found = must(search_seller(app(), mira_, oak_, "dana che", {})).orders;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].order.id.text(), "114-1");
    EXPECT_THAT(found[0].other_side_marks, ElementsAre(SearchHit{0, 4}));
    EXPECT_THAT(found[0].title_marks, ElementsAre(SearchHit{4, 9}));
    const auto own = must(search_buyer(app(), luis_, "114-2", {})).orders;
    ASSERT_EQ(own.size(), 1U);
    EXPECT_THAT(own[0].id_marks, ElementsAre(SearchHit{0, 5}));
    EXPECT_THAT(must(search_buyer(app(), dana_, "114-2", {})).orders, IsEmpty());
    for (const std::string search : {"\"114-1\"", "114-1 dana", "1 reyes"}) EXPECT_THAT(orders(search), ElementsAre("114-1")) << search;
    const auto by_id = must(search_seller(app(), mira_, oak_, "\"114-2\" luis", {})).orders;
    ASSERT_EQ(by_id.size(), 1U);
    EXPECT_THAT(by_id[0].id_marks, ElementsAre(SearchHit{0, 5}));
}

TEST_F(Search, FindsOrdersByTheirWordsWhateverTheScript) {
    put("114-3", "buyer-1", {{"JP-1", "オーク材の机", 1}, {"LAMP-7", "Brass lamp", 2}});
    put("114-4", "buyer-1", {{"KEY-9", "Chest of oak", 1}});
    EXPECT_THAT(orders("机"), ElementsAre("114-3"));
    EXPECT_THAT(orders("オーク"), ElementsAre("114-3"));
    EXPECT_THAT(orders("クオ"), IsEmpty());
    EXPECT_THAT(orders("oak chest"), ElementsAre("114-1", "114-2", "114-4"));
    EXPECT_THAT(orders("\"oak chest\""), ElementsAre("114-1", "114-2"));
    EXPECT_THAT(orders("\"oak che"), ElementsAre("114-1", "114-2")) << "the last word of a phrase may go on";
    EXPECT_THAT(orders("key-9"), ElementsAre("114-4")) << "a SKU in other letters";
    EXPECT_THAT(orders("9-key"), IsEmpty());
    EXPECT_THAT(orders("\"dana oak\""), IsEmpty()) << "no phrase goes from the name into a title";
}

TEST_F(Search, BuyersFindTheirOrdersByEveryItem) {
    put("114-3", "buyer-1", {{"CH-1", "Oak chest", 1}, {"LAMP-7", "Brass lamp", 2}});
    const auto own = [&](const Caller& buyer, const std::string& search) {
        std::vector<std::string> ids;
        for (const auto& hit : must(search_buyer(app(), buyer, search, {})).orders) ids.push_back(hit.order.id.text());
        return ids;
    };
    EXPECT_THAT(own(dana_, "brass lamp"), ElementsAre("114-3"));
    EXPECT_THAT(own(dana_, "lamp-7"), ElementsAre("114-3"));
    EXPECT_THAT(own(dana_, "\"chest brass\""), IsEmpty());
    EXPECT_THAT(own(luis_, "lamp"), IsEmpty());
}

TEST_F(Search, BuyersListEveryOrderThatIsFoundPageByPage) {
    for (int i = 10; i < 22; ++i) put("300-" + std::to_string(i), "buyer-1", {{"LAMP-7", i % 2 ? "Brass lamp" : "Steel lamp", 1}});
    EXPECT_EQ(must(search_buyer(app(), dana_, "brass", {})).orders.size(), 5U);
    std::vector<std::string> ids;
    PageRequest page{.limit = 4};
    do {
        const auto listed = must(list_buyer_orders(app(), dana_, page, "brass"));
        for (const auto& order : listed.items) ids.push_back(order.id.text());
        page.cursor = listed.next_cursor;
    } while (page.cursor);
    EXPECT_THAT(ids, ElementsAre("300-21", "300-19", "300-17", "300-15", "300-13", "300-11"));
    const auto count = [&](const Caller& buyer, const std::string& search) {
        return must(list_buyer_orders(app(), buyer, {}, search)).items.size();
    };
    EXPECT_EQ(count(dana_, "lamp"), 12U);
    EXPECT_EQ(count(dana_, "lamp-7 iron 300-2"), 2U) << "SKU, seller and the beginning of an id's part";
    EXPECT_EQ(count(luis_, "lamp"), 0U);
    EXPECT_EQ(count(dana_, " "), 13U) << "all";
    EXPECT_EQ(count(dana_, "!!!"), 0U);
}

TEST_F(Search, BuyersWithVeryManyOrdersFindTheOldOnesPastEmptyPages) {
    put("300-1", "buyer-1", {{"LAMP-7", "Brass lamp", 1}});
    must(app().database.write([&](store::Transaction& transaction) -> Result<void> {
        for (int i = 0; i < store::OrderQuery::walked_max; ++i) {
            Order order{.seller = oak_, .id = World::order("400-" + std::to_string(i)), .buyer = dana_.buyer, .placed_at = now_};
            order.items = {{"CH-1", "Oak chest", 1}};
            TRY(store::put_order(transaction, order, "digest", "Oak & Iron"));
        }
        return {};
    }));
    const auto first = must(list_buyer_orders(app(), dana_, {}, "brass"));
    EXPECT_THAT(first.items, IsEmpty());
    ASSERT_TRUE(first.next_cursor);
    const auto second = must(list_buyer_orders(app(), dana_, {.cursor = first.next_cursor}, "brass"));
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_FALSE(second.next_cursor);
}

TEST_F(Search, FindsConversationsBeforeASaleByTheOtherSideAndTheItem) {
    const ConversationId asked = ask_before_a_sale(dana_, "buyer-1", "Walnut sideboard");
    const auto by_sellers = must(search_seller(app(), mira_, oak_, "reyes sideb", {}));
    EXPECT_THAT(by_sellers.orders, IsEmpty());
    ASSERT_EQ(by_sellers.messages.items.size(), 1U);
    const MessageHit& hit = by_sellers.messages.items[0];
    EXPECT_EQ(hit.conversation, asked);
    EXPECT_EQ(hit.seq, 1);
    EXPECT_THAT(hit.other_side_marks, ElementsAre(SearchHit{5, 10}));
    EXPECT_THAT(hit.title_marks, ElementsAre(SearchHit{7, 16}));
    EXPECT_THAT(hit.marks, IsEmpty());
    EXPECT_EQ(hit.excerpt, "Is it oiled?");
    const auto own = must(search_buyer(app(), dana_, "iron walnut oi-ch4", {})).messages.items;
    ASSERT_EQ(own.size(), 1U);
    EXPECT_THAT(own[0].other_side_marks, ElementsAre(SearchHit{6, 10}));
    EXPECT_THAT(own[0].title_marks, ElementsAre(SearchHit{0, 6}));
    EXPECT_THAT(must(search_buyer(app(), luis_, "walnut", {})).messages.items, IsEmpty());
    EXPECT_THAT(must(search_seller(app(), flora_, fern_, "walnut", {})).messages.items, IsEmpty());
}

TEST_F(Search, ConversationsBeforeASaleAreTheKeptBuyersAfterAMerge) {
    ask_before_a_sale(luis_, "buyer-2", "Walnut sideboard");
    must(merge_buyers(app(), {.kept = "buyer-1", .merged = "buyer-2"}));
    EXPECT_EQ(must(search_buyer(app(), dana_, "walnut", {})).messages.items.size(), 1U);
    EXPECT_THAT(must(search_buyer(app(), luis_, "walnut", {})).messages.items, IsEmpty());
    constexpr std::array kinds{JobKind::BuyerName};
    for (auto job = must(take_job(app(), kinds)); job; job = must(take_job(app(), kinds))) {
        must(bring_buyer_name(app(), *job, {}));
        must(finish_job(app(), *job));
    }
    EXPECT_THAT(found("paredes"), IsEmpty());
    EXPECT_THAT(found("reyes"), ElementsAre("Is it oiled?"));
}

TEST(Excerpt, ShowsTheFirstHitInOneLine) {
    const SearchTerms terms = parse_search("drawer");
    const Excerpt whole = excerpt_of("Dear all,\nthe drawer.", terms, 40);
    EXPECT_EQ(whole.text, "Dear all, the drawer.");
    EXPECT_THAT(whole.marks, ElementsAre(SearchHit{14, 20}));
    std::string text;
    for (int i = 0; i < 50; ++i) text += "wörter ";
    const Excerpt middle = excerpt_of(text + "the drawer and " + text, terms, 60);
    EXPECT_EQ(length_in_code_points(middle.text), 62U);
    ASSERT_EQ(middle.marks.size(), 1U);
    EXPECT_EQ(middle.text.substr(byte_offset(middle.text, middle.marks[0].begin), 6), "drawer");
    EXPECT_TRUE(middle.text.starts_with("…wörter")) << middle.text;
    EXPECT_TRUE(excerpt_of("No such word.", terms, 40).marks.empty());
}

}  // namespace
}  // namespace stoa
