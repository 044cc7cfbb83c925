#include "app/people/merge_buyers.h"

#include <gmock/gmock.h>

#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/messages/inquiry_link.h"
#include "app/messages/messages.h"
#include "app/orders/orders.h"
#include "app/people/buyer_settings.h"
#include "app/people/sessions.h"
#include "app/search/search.h"
#include "app/test_world.h"

namespace stoa {
namespace {

class Merge : public World {
protected:
    BuyersMerged merge() { return must(merge_buyers(app(), {.kept = "buyer-1", .merged = "buyer-2"})); }
    ConversationId inquire(const std::string& id, const std::string& text) {
        const auto sent = must(open_inquiry(app(), luis_, {.seller = oak_, .order = order(id), .topic = Topic::Delivery, .text = text}));
        return std::get<Sent>(sent).conversation;
    }
    ConversationId ask_before_a_sale(const Caller& buyer, const std::string& external_id, const std::string& text) {
        app().link_key = std::string(32, 'l');
        const InquiryLink link{
            .buyer_external_id = external_id, .seller = oak_, .sku = "OI-CH4", .title = "Oak chest", .expires_at = now_ + days(1)};
        const auto sent = must(open_link_inquiry(app(), buyer, {.link = must(sign_inquiry_link(app(), link)), .text = text}));
        return std::get<Sent>(sent).conversation;
    }
    std::vector<std::string> orders_of(const Caller& buyer) {
        std::vector<std::string> ids;
        for (const auto& found : must(list_buyer_orders(app(), buyer, {})).items) ids.push_back(found.id.text());
        return ids;
    }
    void make_login(const std::string& login, const std::string& buyer) {
        must(create_user(app(),
                         {.login = login, .name = login, .role = Role::Buyer, .buyer_external_id = buyer, .password = "a long password"}));
    }
    Caller sign_in_as(const std::string& login) {
        const auto signed_in = must(sign_in(app(), {.login = login, .password = "a long password", .address = "127.0.0.1"}));
        sessions_.push_back(signed_in.session);
        return must(find_session_caller(app(), signed_in.session));
    }
    std::vector<std::string> sessions_;
};

using ::testing::ElementsAre;

TEST_F(Merge, OrdersConversationsAndWordsBecomeTheKeptOnes) {
    const auto conversation = inquire("114-2", "Where is the astrolabe?");
    for (bool more = true; more;) more = must(index_new_messages(app()));
    const auto before = must(follow_buyer(app(), dana_, std::nullopt));
    const auto done = merge();
    EXPECT_EQ(done.orders, 1);
    EXPECT_EQ(done.conversations, 1);
    EXPECT_FALSE(done.both_had_logins);
    EXPECT_THAT(orders_of(dana_), ElementsAre("114-1", "114-2"));
    EXPECT_THAT(orders_of(luis_), ElementsAre());
    const auto listed = must(list_buyer_conversations(app(), dana_, {}));
    ASSERT_EQ(listed.items.size(), 1);
    EXPECT_EQ(listed.items[0].id, conversation);
    EXPECT_TRUE(must(follow_buyer(app(), dana_, before.cursor)).reset) << "an open page loads anew";
    EXPECT_EQ(must(search_buyer(app(), dana_, "astrolabe", {})).messages.items.size(), 1);
    EXPECT_TRUE(must(search_buyer(app(), luis_, "astrolabe", {})).messages.items.empty());
    EXPECT_EQ(must(search_seller(app(), mira_, oak_, "astrolabe", {})).messages.items.size(), 1);
    const auto seen = must(get_order(app(), mira_, oak_, order("114-1")));
    ASSERT_EQ(seen.other_conversations.size(), 1) << "of the same person now";
}

TEST_F(Merge, BothIdsNameOneBuyerAndAnotherRunDoesNothing) {
    merge();
    EXPECT_EQ(put_order_of("114-9", "buyer-2", days(1)).order.order.buyer, dana_.buyer);
    EXPECT_EQ(put_order_of("114-2", "buyer-2", days(40)).order.order.buyer_name, "Dana Reyes") << "the next push names the kept one";
    EXPECT_EQ(put_order_of("114-2", "buyer-2", days(40)).change, Change::Same);
    EXPECT_TRUE(merge().were_one);
    EXPECT_EQ(merge_buyers(app(), {.kept = "buyer-1", .merged = "nobody"}).error().code(), "not_found");
}

TEST_F(Merge, WhatTheSellerWritesAfterwardsReachesTheKeptOne) {
    const auto conversation = inquire("114-2", "Where is it?");
    merge();
    must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation, .text = "Tomorrow."}));
    EXPECT_EQ(must(list_buyer_conversations(app(), dana_, {})).items[0].last_seq, 2);
    EXPECT_TRUE(must(list_buyer_conversations(app(), luis_, {})).items.empty());
}

TEST_F(Merge, OneThatWantsNoMessagesStaysSo) {
    must(put_buyer(app(), system_, {.external_id = "buyer-2", .name = "Luis", .opted_out = true}));
    merge();
    const auto put = must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes"}));
    EXPECT_TRUE(put.buyer.opted_out);
}

TEST_F(Merge, OneThatStoppedMailStaysSoAndWhatOnlyOneHasChosenHolds) {
    const MailTiming quiet{.gather_minutes = 30, .quiet_hours = QuietHours{.from = 1320, .to = 420, .time_zone = "Europe/Berlin"}};
    must(put_buyer_settings(app(), luis_, {.by_mail = false, .mail_timing = quiet}));
    merge();
    const auto settings = must(get_buyer_settings(app(), dana_));
    EXPECT_FALSE(settings.by_mail);
    EXPECT_EQ(settings.mail_timing, quiet);
}

TEST_F(Merge, WhatTheKeptOneHasChosenStays) {
    const QuietHours nights{.from = 1320, .to = 420, .time_zone = "Europe/Berlin"};
    must(put_buyer_settings(app(), dana_, {.mail_timing = MailTiming{.gather_minutes = 60, .quiet_hours = nights}}));
    must(put_buyer_settings(app(), luis_, {.mail_timing = MailTiming{.gather_minutes = 0}}));
    merge();
    const auto settings = must(get_buyer_settings(app(), dana_));
    EXPECT_TRUE(settings.by_mail);
    EXPECT_EQ(settings.mail_timing, (MailTiming{.gather_minutes = 60, .quiet_hours = nights}));
}

TEST_F(Merge, BothInquiriesAboutOneSkuStayAndTheOneOpenedLastGoesOn) {
    const auto of_dana = ask_before_a_sale(dana_, "buyer-1", "Is it oiled?");
    const auto of_luis = ask_before_a_sale(luis_, "buyer-2", "Does it fit under a roof?");
    EXPECT_EQ(merge().conversations, 1);
    EXPECT_TRUE(merge().were_one);
    EXPECT_EQ(must(list_buyer_conversations(app(), dana_, {})).items.size(), 2);
    for (const ConversationId conversation : {of_dana, of_luis}) {
        must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation, .text = "Yes, it is."}));
        must(send_buyer_message(app(), dana_, {.conversation = conversation, .text = "That is good to know."}));
        EXPECT_EQ(must(get_buyer_conversation(app(), dana_, conversation)).summary.last_seq, 3);
    }
    EXPECT_EQ(ask_before_a_sale(dana_, "buyer-1", "How heavy is it?"), of_luis);
    EXPECT_EQ(ask_before_a_sale(dana_, "buyer-2", "How deep is it?"), of_luis) << "a link to either is one to the person";
}

TEST_F(Merge, BothLoginsOpenTheSamePagesAndTheMergedOnesSessionsEnd) {
    make_login("dana", "buyer-1");
    make_login("luis", "buyer-2");
    sign_in_as("dana");
    sign_in_as("luis");
    const auto done = merge();
    EXPECT_TRUE(done.both_had_logins);
    EXPECT_EQ(done.logins_moved, 1);
    EXPECT_EQ(done.sessions_ended, 1);
    EXPECT_TRUE(find_session_caller(app(), sessions_[0]));
    EXPECT_FALSE(find_session_caller(app(), sessions_[1]));
    EXPECT_THAT(orders_of(sign_in_as("luis")), ElementsAre("114-1", "114-2"));
}

TEST_F(Merge, ManyOrdersGoInSmallSteps) {
    for (int i = 0; i < 130; ++i) put_order_of("200-" + std::to_string(i), "buyer-2", days(1));
    EXPECT_EQ(merge().orders, 131);
    EXPECT_EQ(must(list_buyer_orders(app(), dana_, {.limit = 100})).items.size(), 100);
}

}  // namespace
}  // namespace stoa
