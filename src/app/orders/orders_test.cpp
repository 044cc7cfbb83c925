#include "app/orders/orders.h"

#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <thread>

#include "app/messages/messages.h"
#include "app/test_world.h"

namespace stoa {
namespace {

class Orders : public World {
protected:
    std::vector<std::string> found(const std::string& search) {
        std::vector<std::string> ids;
        for (const auto& order : must(list_orders(app(), mira_, oak_, {.search = search}, {})).items) ids.push_back(order.id.text());
        return ids;
    }
    std::vector<std::string> found_in_pages(const std::string& search, int limit) {
        std::vector<std::string> ids;
        PageRequest request{.limit = limit};
        do {
            const auto page = must(list_orders(app(), mira_, oak_, {.search = search}, request));
            for (const auto& order : page.items) ids.push_back(order.id.text());
            request.cursor = page.next_cursor;
        } while (request.cursor);
        return ids;
    }
    ImportedOrder line(const std::string& id, const std::string& sku, const std::string& address = "alias@relay.example") {
        Order order{
            .id = must(OrderId::parse(id)), .buyer_name = "Per Hedlund", .placed_at = now_ - days(2), .items = {{sku, "Shelf " + sku, 2}}};
        return {order, address};
    }
};

using ::testing::ElementsAre;

TEST_F(Orders, AreFoundByIdBuyerAndItem) {
    EXPECT_THAT(found(""), ElementsAre("114-1", "114-2"));
    EXPECT_THAT(found("114-2"), ElementsAre("114-2"));
    EXPECT_THAT(found("dana"), ElementsAre("114-1"));
    EXPECT_THAT(found("LUIS chest"), ElementsAre("114-2"));
    EXPECT_THAT(found("oi-ch4"), ElementsAre("114-1", "114-2"));
    EXPECT_THAT(found("\"chest* OR ("), ElementsAre());
    EXPECT_THAT(found("nobody"), ElementsAre());
    EXPECT_TRUE(must(list_orders(app(), flora_, fern_, {.search = "chest"}, {})).items.empty()) << "another seller's words";
}

TEST_F(Orders, AreFoundByIdsWithLetters) {
    put_order_of("PO-7", "buyer-1", days(3));
    put_order_of("PO-71", "buyer-2", days(4));
    EXPECT_THAT(found("PO-7"), ElementsAre("PO-7", "PO-71"));
    EXPECT_THAT(found("po-71"), ElementsAre("PO-71"));
    EXPECT_THAT(found("PO"), ElementsAre("PO-7", "PO-71"));
    EXPECT_THAT(found("O-7"), ElementsAre());
}

TEST_F(Orders, AreFoundByIdOrWordsOnEveryPage) {
    EXPECT_THAT(found_in_pages("4", 1), ElementsAre("114-1", "114-2")) << "the chest has 4 drawers";
    put_order_of("40-1", "buyer-1", days(20));
    EXPECT_THAT(found_in_pages("4", 1), ElementsAre("114-1", "40-1", "114-2"));
}

TEST_F(Orders, ComeInPagesWithoutGapOrDouble) {
    for (int i = 0; i < 25; ++i) put_order_of("200-" + std::to_string(i), "buyer-1", days(1 + i / 3));
    std::vector<std::string> ids = found_in_pages("", 4);
    EXPECT_EQ(ids.size(), 27U);
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::unique(ids).size(), 0U);
    EXPECT_EQ(list_orders(app(), mira_, oak_, {}, {.cursor = "nonsense"}).error().code(), "invalid_cursor");
}

TEST_F(Orders, PuttingTheSameAgainChangesNothing) {
    EXPECT_EQ(put_order_of("300-1", "buyer-1", days(1)).change, Change::Created);
    EXPECT_EQ(put_order_of("300-1", "buyer-1", days(1)).change, Change::Same);
    EXPECT_EQ(put_order_of("300-1", "buyer-2", days(1)).change, Change::Changed);
    EXPECT_TRUE(must(list_buyer_orders(app(), luis_, {})).items.front().id.text() == "300-1");
    for (const auto& order : must(list_buyer_orders(app(), dana_, {})).items) EXPECT_NE(order.id.text(), "300-1");
}

TEST_F(Orders, TheBuyerOfAnOrderWithAConversationStays) {
    must(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "When will it come?"}));
    PutOrder request{.order = must(get_order(app(), mira_, oak_, order("114-1"))).order, .buyer_external_id = "buyer-2"};
    EXPECT_EQ(put_order(app(), system_, request).error().code(), "order_has_conversation");
    request.buyer_external_id.reset();
    request.order.buyer.reset();
    EXPECT_EQ(put_order(app(), system_, request).error().pointer, "/buyer");
    request.buyer_external_id = "buyer-1";
    request.order.items.front().quantity = 2;
    EXPECT_EQ(must(put_order(app(), system_, request)).change, Change::Changed);
}

TEST_F(Orders, AnOrderWithoutBuyerSaysWhyItCannotBeMessaged) {
    const auto put = put_order_of("300-2", std::nullopt, days(1));
    EXPECT_FALSE(put.order.contact.open);
    EXPECT_EQ(put.order.contact.why_closed, "no_buyer");
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("114-2"))).contact.why_closed, "window_closed");
    EXPECT_EQ(put_order(app(), system_, {.order = put.order.order, .buyer_external_id = "buyer-99"}).error().pointer, "/buyer");
}

TEST_F(Orders, SayForWhichReasonsABuyerCanBeWrittenTo) {
    const auto state = [&](const std::string& id) {
        std::map<std::string_view, std::string> states;
        for (const auto& allowed : must(get_order(app(), mira_, oak_, order(id))).allowed_reasons) {
            states[to_text(allowed.reason)] = allowed.closed_by == ReasonClosedBy::Nothing      ? "open"
                                              : allowed.closed_by == ReasonClosedBy::OrderState ? "state"
                                              : allowed.finding                                 ? std::string(allowed.finding->rule_id)
                                                                                                : "no buyer";
        }
        return states;
    };
    EXPECT_EQ(state("114-1").size(), 14U);
    EXPECT_EQ(state("114-1")["invoice"], "open");
    EXPECT_EQ(state("114-1")["feedback_request"], "open");
    EXPECT_EQ(state("114-1")["delivery_planning"], "state");
    EXPECT_EQ(state("114-1")["fulfilment_issue"], "state");
    EXPECT_EQ(state("114-2")["invoice"], "timing.window");
    put_order_of("114-3", std::nullopt, days(1));
    EXPECT_EQ(state("114-3")["invoice"], "no buyer");
    must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .opted_out = true}));
    EXPECT_EQ(state("114-1")["invoice"], "consent.opted_out");
    EXPECT_EQ(state("114-1")["order_problem"], "open");
    EXPECT_TRUE(must(get_order(app(), mira_, oak_, order("114-1"))).allowed_reasons.front().critical);
}

TEST_F(Orders, AskForFeedbackOnce) {
    const ContactBuyer request{.seller = oak_,
                               .order = order("114-1"),
                               .reason = Reason::FeedbackRequest,
                               .subject = "Order 114-1",
                               .text = "Would you rate order 114-1?"};
    EXPECT_TRUE(std::holds_alternative<Sent>(must(contact_buyer(app(), mira_, request))));
    const auto again = must(contact_buyer(app(), mira_, request));
    ASSERT_TRUE(std::holds_alternative<Stopped>(again));
    EXPECT_EQ(std::get<Stopped>(again).verdict.findings.front().rule_id, "timing.frequency");
    for (const auto& allowed : must(get_order(app(), mira_, oak_, order("114-1"))).allowed_reasons) {
        if (allowed.reason != Reason::FeedbackRequest) continue;
        EXPECT_EQ(allowed.finding->rule_id, "timing.frequency");
    }
    ContactBuyer planning = request;
    planning.reason = Reason::DeliveryPlanning;
    EXPECT_EQ(contact_buyer(app(), mira_, planning).error().code(), "reason_not_open");
}

TEST_F(Orders, FourMessagesAtOnceAreNotFive) {
    std::atomic<int> sent = 0, stopped = 0;
    {
        std::vector<std::jthread> threads;
        threads.reserve(8);
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                const auto result = must(contact_buyer(app(), mira_,
                                                       {.seller = oak_,
                                                        .order = order("114-1"),
                                                        .reason = Reason::OrderInformation,
                                                        .subject = "114-1",
                                                        .text = "Question " + std::to_string(i) + " about order 114-1: oak or ash?"}));
                (std::holds_alternative<Sent>(result) ? sent : stopped) += 1;
            });
        }
    }
    EXPECT_EQ(sent, 4);
    EXPECT_EQ(stopped, 4);
}

TEST_F(Orders, ImportMergesTheLinesOfAnOrderAndRepeatsHarmlessly) {
    const std::vector batch{line("400-1", "A"), line("400-1", "B"), line("400-2", "A", "")};
    EXPECT_EQ(must(import_orders(app(), oak_, "sha", batch, {.lines_done = 3})).changed, 3);
    const auto imported = must(get_order(app(), mira_, oak_, order("400-1")));
    EXPECT_EQ(imported.order.items.size(), 2U);
    EXPECT_TRUE(imported.contact.open);
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("400-2"))).contact.why_closed, "no_buyer");
    EXPECT_EQ(must(import_orders(app(), oak_, "sha-2", batch, {.lines_done = 3})).changed, 0) << "the same again";
    EXPECT_EQ(must(find_import(app(), oak_, "sha"))->lines_done, 3);
    const auto again = must(import_orders(app(), oak_, "sha-3", {line("400-3", "A")}, {.lines_done = 1}));
    EXPECT_EQ(again.changed, 1);
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("400-3"))).order.buyer, imported.order.buyer) << "one relay address is one buyer";
}

TEST_F(Orders, ABuyerHasOnlyAnAddressThatMailsCanBeSentTo) {
    for (const char* bad : {"", "dana", "dana@", "@buyers.example", "dana..reyes@buyers.example", "däna@buyers.example", "dana@[192.0.2.1]",
                            "\"dana\"@buyers.example", "dana@buyers_example"}) {
        const auto put = put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = bad});
        ASSERT_FALSE(put) << bad;
        EXPECT_EQ(put.error().code(), "invalid_value");
        EXPECT_EQ(put.error().pointer, "/email");
    }
    EXPECT_TRUE(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "dana+shop@buyers.example"}));
}

}  // namespace
}  // namespace stoa
