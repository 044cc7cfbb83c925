// What a stream tells of reading: each side how far the other has got, once, and in whatever order streams and clocks run.
#include "app/conversations/events.h"

#include <chrono>
#include <thread>

#include "app/conversations/conversations.h"
#include "app/messages/messages.h"
#include "app/test_world.h"

namespace stoa {
namespace {

class Events : public World {
protected:
    ConversationId ask(const Caller& buyer, const std::string& id) {
        return std::get<Sent>(
                   must(open_inquiry(app(), buyer, {.seller = oak_, .order = order(id), .topic = Topic::Other, .text = "Is it oiled?"})))
            .conversation;
    }
    std::vector<LiveEvent> told(const Caller& reader, std::string& cursor) {
        auto live = must(reader.seller ? follow_seller(app(), reader, oak_, cursor) : follow_buyer(app(), reader, cursor));
        cursor = live.cursor;
        return live.events;
    }
    static Timestamp later() {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return system_now();
    }
    std::string now_for(const Caller& reader) {
        return must(reader.seller ? follow_seller(app(), reader, oak_, std::nullopt) : follow_buyer(app(), reader, std::nullopt)).cursor;
    }
};

TEST_F(Events, TellABuyerOnceHowFarTheSellerHasRead) {
    const ConversationId id = ask(dana_, "114-1");
    std::string dana = now_for(dana_), luis = now_for(luis_), mira = now_for(mira_);
    for (const std::int32_t seq : {1, 1, 0}) must(mark_read(app(), mira_, oak_, id, seq));
    const auto events = told(dana_, dana);
    ASSERT_EQ(events.size(), 1);
    EXPECT_EQ(events[0].conversation, id);
    EXPECT_EQ(events[0].about, LiveSubject::Reading);
    EXPECT_TRUE(told(dana_, dana).empty());
    EXPECT_TRUE(told(luis_, luis).empty());
    const auto own = told(mira_, mira);
    ASSERT_EQ(own.size(), 1) << "for her other devices";
    EXPECT_EQ(own[0].about, LiveSubject::OwnReading);
    EXPECT_TRUE(told(mira_, mira).empty());
    must(mark_read(app(), mira_, oak_, id, 0));
    EXPECT_TRUE(told(mira_, mira).empty()) << "nothing was read";
}

TEST_F(Events, TellASellerOnceHowFarItsBuyerHasRead) {
    const ConversationId id = ask(dana_, "114-1");
    must(send_message(app(), mira_, {.seller = oak_, .conversation = id, .text = "Yes, with linseed oil."}));
    std::string mira = now_for(mira_), flora = must(follow_seller(app(), flora_, fern_, std::nullopt)).cursor, dana = now_for(dana_);
    for (const std::int32_t seq : {1, 2, 2, 99}) must(mark_buyer_read(app(), dana_, id, seq));
    const auto events = told(mira_, mira);
    ASSERT_EQ(events.size(), 1);
    EXPECT_EQ(events[0].about, LiveSubject::Reading);
    EXPECT_EQ(events[0].version, must(get_conversation(app(), mira_, oak_, id)).summary.inbox.version);
    EXPECT_TRUE(must(follow_seller(app(), flora_, fern_, flora)).events.empty());
    const auto own = told(dana_, dana);
    ASSERT_EQ(own.size(), 1) << "for her other devices";
    EXPECT_EQ(own[0].about, LiveSubject::Reading);
}

TEST_F(Events, TellWhatCameSinceATime) {
    now_ = system_now();  // Of which events bear the time.
    const ConversationId id = ask(dana_, "114-1");
    const Timestamp loaded = now_ = later();
    now_ = later();
    must(mark_read(app(), mira_, oak_, id, 1));
    must(send_message(app(), mira_, {.seller = oak_, .conversation = id, .text = "Yes, with linseed oil."}));
    must(mark_buyer_read(app(), dana_, id, 2));
    std::string mira = seller_cursor_at(app(), loaded), dana = must(buyer_cursor_at(app(), dana_, loaded));
    const auto seller_heard = told(mira_, mira), buyer_heard = told(dana_, dana);
    ASSERT_EQ(seller_heard.size(), 3) << "her message, the buyer's reading, and behind what is all members' her own reading";
    EXPECT_EQ(seller_heard[0].about, std::nullopt);
    EXPECT_EQ(seller_heard[0].last_seq, 2);
    EXPECT_EQ(seller_heard[1].about, LiveSubject::Reading);
    EXPECT_EQ(seller_heard[2].about, LiveSubject::OwnReading);
    ASSERT_EQ(buyer_heard.size(), 2);
    EXPECT_EQ(buyer_heard[0].last_seq, 2);
    EXPECT_EQ(buyer_heard[1].about, LiveSubject::Reading);
    EXPECT_TRUE(told(mira_, mira).empty());
    EXPECT_TRUE(told(dana_, dana).empty());
    EXPECT_EQ(buyer_cursor_at(app(), mira_, loaded).error().kind(), ErrorKind::Forbidden);
}

TEST_F(Events, TellAllThatIsStillToComeToOneWhoseClockIsAhead) {
    now_ = system_now();
    const ConversationId id = ask(dana_, "114-1");
    now_ = later();
    const Timestamp ahead = now_ + days(1);
    std::string mira = seller_cursor_at(app(), ahead), dana = must(buyer_cursor_at(app(), dana_, ahead));
    now_ = later();
    must(send_message(app(), mira_, {.seller = oak_, .conversation = id, .text = "Yes, with linseed oil."}));
    EXPECT_EQ(told(mira_, mira).size(), 1);
    EXPECT_EQ(told(dana_, dana).size(), 1);
}

TEST_F(Events, OfTwoReadingsInOneMomentAreBothTold) {
    put_order_of("114-3", "buyer-1", days(1));
    const ConversationId one = ask(dana_, "114-1"), two = ask(dana_, "114-3");
    std::string dana = now_for(dana_);
    for (const ConversationId id : {two, one}) {
        must(mark_read(app(), mira_, oak_, id, 1));
        const auto events = told(dana_, dana);
        ASSERT_EQ(events.size(), 1) << "the clock stands still";
        EXPECT_EQ(events[0].conversation, id);
    }
}

}  // namespace
}  // namespace stoa
