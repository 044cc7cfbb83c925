#include <list>

#include "http/wire/listener_fixture.h"

namespace stoa::http {
namespace {

using StreamTest = ListenerTest;

TEST_F(StreamTest, StreamsWhatIsPublished) {
    start();
    TestClient client = connect();
    client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
    wait_for_streams(1);
    publish();
    EXPECT_THAT(client.read_until("data: 0\n\n"), HasSubstr("data: 0\n\n"));
    publish();
    publish();
    EXPECT_THAT(client.read_until("data: 2\n\n"), HasSubstr("data: 1\n\ndata: 2\n\n"));
}

TEST_F(StreamTest, ShowsThatAStreamLives) {
    limits.event_interval_ms = 200;
    start();
    TestClient client = connect();
    client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    client.read_until("\r\n\r\n");
    const std::string beat = "event: beat\ndata: {\"period_ms\":200}\n\n";
    EXPECT_EQ(client.read_until(beat + beat), beat + beat);
}

TEST_F(StreamTest, SeesThatAStreamsClientHasLeft) {
    start();
    {
        TestClient client = connect();
        client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
        client.read_until("\r\n\r\n");
        wait_for_streams(1);
    }
    wait_for_streams(0);
}

TEST_F(StreamTest, HoldsAThousandStreams) {
    start();
    std::list<TestClient> clients;
    for (int i = 0; i < 1000; ++i) {
        clients.emplace_back(listener->port());
        ASSERT_TRUE(clients.back().send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    for (TestClient& client : clients) client.read_until("\r\n\r\n");
    wait_for_streams(1000);
    publish();
    for (TestClient& client : clients) ASSERT_THAT(client.read_until("data: 0\n\n"), HasSubstr("data: 0\n\n"));
    const auto begin = std::chrono::steady_clock::now();
    listener->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
    EXPECT_TRUE((clients.front().read_to_end(), clients.front().closed()));
}

TEST_F(StreamTest, EndsWhatIsUnderWayWhenItStops) {
    start();
    TestClient working = connect();
    working.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    TestClient idle = connect();
    idle.send(get);
    idle.read_until("GET /a 0");
    TestClient stream = connect();
    stream.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    stream.read_until("\r\n\r\n");
    TestClient half = connect();
    half.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto begin = std::chrono::steady_clock::now();
    listener->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
    const std::string answer = working.read_to_end();
    EXPECT_THAT(answer, EndsWith("GET /slow 0"));
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_TRUE((idle.read_to_end(), idle.closed()));
    EXPECT_TRUE((stream.read_to_end(), stream.closed()));
    EXPECT_FALSE(TestClient(listener->port()).connected());
}

}  // namespace
}  // namespace stoa::http
