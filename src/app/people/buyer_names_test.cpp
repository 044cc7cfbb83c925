#include "app/people/buyer_names.h"

#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/messages/messages.h"
#include "app/people/merge_buyers.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"

namespace stoa {
namespace {

class BuyerNames : public World {
protected:
    void rename(const std::string& external_id, const std::string& name) {
        must(put_buyer(app(), system_, {.external_id = external_id, .name = name}));
    }
    // How many jobs there were.
    int work() {
        constexpr std::array kinds{JobKind::BuyerName};
        int count = 0;
        for (auto job = must(take_job(app(), kinds)); job; job = must(take_job(app(), kinds)), ++count) {
            must(bring_buyer_name(app(), *job, {}));
            must(finish_job(app(), *job));
        }
        return count;
    }
    std::size_t found(const std::string& words) {
        return must(list_orders(app(), mira_, oak_, {.search = words}, {.limit = 100})).items.size();
    }
    std::string name_of(ConversationId conversation) {
        return must(get_conversation(app(), mira_, oak_, conversation)).summary.conversation.buyer_name;
    }
    ConversationId ask(const Caller& buyer, const std::string& id) {
        return std::get<Sent>(
                   must(open_inquiry(app(), buyer, {.seller = oak_, .order = order(id), .topic = Topic::Other, .text = "Is it oiled?"})))
            .conversation;
    }
};

TEST_F(BuyerNames, AreTheNewOnesInOrdersSearchAndConversations) {
    const ConversationId conversation = ask(dana_, "114-1");
    rename("buyer-1", "Dana Marlowe");
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("114-1"))).order.buyer_name, "Dana Marlowe");
    EXPECT_EQ(found("marlowe"), 1);
    EXPECT_EQ(found("reyes"), 0);
    EXPECT_EQ(found("chest"), 2) << "the words of the items are there as before";
    EXPECT_EQ(name_of(conversation), "Dana Marlowe");
    EXPECT_EQ(put_order_of("114-1", "buyer-1", days(5)).change, Change::Same);
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("114-2"))).order.buyer_name, "Luis Paredes");
}

TEST_F(BuyerNames, AreToldToTheSellersOpenPagesAndNobodyElses) {
    const ConversationId conversation = ask(dana_, "114-1");
    ask(luis_, "114-2");
    const auto cursor = must(follow_seller(app(), mira_, oak_, std::nullopt)).cursor;
    int hints = 0;
    const auto listening = hub_.subscribe(oak_, [&] { ++hints; });
    rename("buyer-1", "Dana Marlowe");
    work();
    const auto told = must(follow_seller(app(), mira_, oak_, cursor)).events;
    ASSERT_EQ(told.size(), 1);
    EXPECT_EQ(told[0].conversation, conversation);
    EXPECT_EQ(told[0].about, LiveSubject::Name);
    EXPECT_EQ(told[0].version, 1);
    EXPECT_EQ(hints, 1);
    rename("buyer-1", "Dana Marlowe");
    work();
    EXPECT_EQ(must(follow_seller(app(), mira_, oak_, told[0].id)).events.size(), 0);
    EXPECT_EQ(hints, 1);
}

TEST_F(BuyerNames, OfManyOrdersChangeInStepsAndTheLastOneCounts) {
    for (int i = 0; i < 120; ++i) put_order_of("200-" + std::to_string(i), "buyer-1", days(1));
    rename("buyer-1", "Dana Marlowe");
    rename("buyer-1", "Dana Oakes");
    EXPECT_EQ(work(), 2);
    std::size_t oakes = 0;
    for (int i = 0; i < 120; ++i) {
        const auto view = must(get_order(app(), mira_, oak_, order("200-" + std::to_string(i))));
        oakes += view.order.buyer_name == "Dana Oakes" ? 1 : 0;
    }
    EXPECT_EQ(oakes, 120);
    EXPECT_EQ(found("reyes"), 0);
    EXPECT_EQ(found("marlowe"), 0);
}

TEST_F(BuyerNames, ThatStayAreNoWork) {
    rename("buyer-1", "Dana Reyes");
    EXPECT_EQ(work(), 0);
}

TEST_F(BuyerNames, OfAMergedBuyerBecomeTheKeptOnes) {
    const ConversationId conversation = ask(luis_, "114-2");
    must(merge_buyers(app(), {.kept = "buyer-1", .merged = "buyer-2"}));
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(found("luis"), 0);
    EXPECT_EQ(found("dana"), 2);
    EXPECT_EQ(name_of(conversation), "Dana Reyes");
    EXPECT_EQ(put_order_of("114-2", "buyer-2", days(40)).change, Change::Same);
}

}  // namespace
}  // namespace stoa
