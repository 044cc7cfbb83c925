#include "http/api/event_feed.h"

#include <gtest/gtest.h>

namespace stoa::http {
namespace {

using namespace std::chrono_literals;

// A store of events that are numbered from 1; a cursor is the number of the last one seen.
struct Store {
    int last = 0;
    bool broken = false;
    Result<Caller> caller = Caller{};
    std::uint64_t access_version = 0;
    std::chrono::steady_clock::time_point now{};
    std::vector<std::string> asked{};

    EventFeed::Source source() {
        return {.follow = [this](const Caller&, const std::optional<std::string>& cursor) -> Result<LiveEvents> {
                    asked.push_back(cursor.value_or("none"));
                    if (broken) return fail(problems::unavailable, "busy");
                    LiveEvents live{.reset = cursor == "old", .cursor = std::to_string(last)};
                    for (int i = cursor && !live.reset ? std::stoi(*cursor) + 1 : last + 1; i <= last; ++i) {
                        live.events.push_back({std::to_string(i), ConversationId{}, i, i});
                    }
                    return live;
                },
                .find_caller = [this] { return caller; },
                .access_version = [this] { return access_version; },
                .now = [this] { return now; }};
    }
};

TEST(EventFeed, BeginsNowAndSaysWhereItStands) {
    Store store{.last = 5};
    auto feed = EventFeed::open(store.source(), {}, "").value();
    const auto first = feed.read();
    EXPECT_EQ(first.text, "retry: 2000\nid: 5\n\n");
    EXPECT_TRUE(first.more) << "what happened before the stream listened must be read at once";
    EXPECT_EQ(feed.read().text, "");
    store.last = 6;
    EXPECT_EQ(feed.read().text,
              "id: 6\nevent: conversation\ndata: "
              R"({"conversation_id":"00000000-0000-0000-0000-000000000000","version":6,"last_seq":6})"
              "\n\n");
    EXPECT_EQ(feed.read().text, "");
}

TEST(EventFeed, CatchesUp) {
    Store store{.last = 5};
    auto feed = EventFeed::open(store.source(), {}, "3").value();
    const std::string text = feed.read().text;
    EXPECT_NE(text.find("id: 4\nevent"), std::string::npos);
    EXPECT_NE(text.find("id: 5\nevent"), std::string::npos);
    EXPECT_EQ(text.find("id: 3\n"), std::string::npos);
}

TEST(EventFeed, ResetsACursorThatIsTooOld) {
    Store store{.last = 5};
    auto feed = EventFeed::open(store.source(), {}, "old").value();
    EXPECT_NE(feed.read().text.find("event: reset\nid: 5\ndata: {}\n\n"), std::string::npos);
}

TEST(EventFeed, RefusesBeforeItStreams) {
    Store store{.broken = true};
    EXPECT_FALSE(EventFeed::open(store.source(), {}, ""));
}

TEST(EventFeed, EndsWithItsSession) {
    Store store;
    auto feed = EventFeed::open(store.source(), {}, "").value();
    feed.read();
    store.caller = fail(problems::not_signed_in, "revoked");
    EXPECT_EQ(feed.read().state, EventStream::State::Open) << "asked once a minute only";
    store.now += 61s;
    EXPECT_EQ(feed.read().state, EventStream::State::Ended);
}

TEST(EventFeed, EndsAtOnceWhereItIsToldThatSomebodyMayReadNoMore) {
    Store store;
    auto feed = EventFeed::open(store.source(), {}, "").value();
    feed.read();
    store.access_version = 1;
    EXPECT_EQ(feed.read().state, EventStream::State::Open) << "it was another's session";
    store.caller = fail(problems::not_signed_in, "revoked");
    EXPECT_EQ(feed.read().state, EventStream::State::Open) << "asked once a change";
    store.access_version = 2;
    EXPECT_EQ(feed.read().state, EventStream::State::Ended);
}

TEST(EventFeed, OutlivesAStoreThatFailsForAWhile) {
    Store store{.last = 1};
    auto feed = EventFeed::open(store.source(), {}, "").value();
    feed.read();
    store.broken = true;
    store.last = 2;
    EXPECT_EQ(feed.read().state, EventStream::State::Open);
    store.broken = false;
    EXPECT_NE(feed.read().text.find("id: 2\n"), std::string::npos);
}

TEST(EventFeed, ReadsOnAfterAFullBatch) {
    Store store{.last = LiveEvents::batch_max};
    auto feed = EventFeed::open(store.source(), {}, "").value();
    feed.read();
    store.last += LiveEvents::batch_max;
    EXPECT_TRUE(feed.read().more);
    store.last += 1;
    EXPECT_FALSE(feed.read().more);
}

}  // namespace
}  // namespace stoa::http
