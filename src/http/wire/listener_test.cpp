#include <random>

#include "http/wire/listener_fixture.h"

namespace stoa::http {
namespace {

TEST_F(ListenerTest, KeepsTheConnection) {
    start();
    TestClient client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send(get);
        const std::string answer = client.read_until("GET /a 0");
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
        EXPECT_THAT(answer, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
        EXPECT_THAT(answer, HasSubstr("Content-Length: 8\r\n"));
    }
    client.send("GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.read_to_end(), EndsWith("GET /b 0"));
    EXPECT_TRUE(client.closed());
}

TEST_F(ListenerTest, AnswersPipelinedRequestsInOrder) {
    start();
    TestClient client = connect();
    client.send(
        "GET /slow HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /c HTTP/1.1\r\nHost: "
        "x\r\n\r\n");
    const std::string answers = client.read_until("GET /c 0");
    const std::size_t first = answers.find("GET /slow 0");
    const std::size_t second = answers.find("POST /b 3");
    EXPECT_LT(first, second);
    EXPECT_LT(second, answers.find("GET /c 0"));
}

TEST_F(ListenerTest, RefusesGarbageBehindARequest) {
    start();
    TestClient client = connect();
    client.send(get + "\x16\x03\x01garbage\r\n\r\n");
    const std::string answers = client.read_to_end();
    EXPECT_THAT(answers, HasSubstr("GET /a 0"));
    EXPECT_THAT(answers, HasSubstr("HTTP/1.1 400 Bad Request"));
    EXPECT_THAT(answers, HasSubstr("malformed_request"));
}

TEST_F(ListenerTest, OutlivesNonsense) {
    limits.header_timeout_ms = 300;
    limits.body_timeout_ms = 300;
    limits.linger_timeout_ms = 100;
    start();
    const std::string sound =
        "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        std::string bytes = sound;
        for (int change = 0; change < 1 + i % 9; ++change) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        TestClient client = connect();
        client.send(bytes + bytes);
        client.finish_sending();
    }
    TestClient client = connect();
    client.send(get);
    EXPECT_THAT(client.read_until("GET /a 0"), StartsWith("HTTP/1.1 200 OK"));
}

TEST_F(ListenerTest, RefusesWhatBreaksTheFraming) {
    start();
    for (const std::string request : {
             "GET /a HTTP/1.1\r\n\r\n",
             "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
             "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
             "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "GET /a HTTP/2.0\r\nHost: x\r\n\r\n",
             "GET /a HTTP/1.1\r\nHost : x\r\n\r\n",
             "\r\n\r\n\r\nnonsense\r\n\r\n",
         }) {
        TestClient client = connect();
        client.send(request);
        EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 400 ")) << request;
        EXPECT_TRUE(client.closed()) << request;
    }
}

TEST_F(ListenerTest, TakesOldHttp) {
    start();
    TestClient client = connect();
    client.send("GET /a HTTP/1.0\r\n\r\n");
    EXPECT_THAT(client.read_to_end(), EndsWith("GET /a 0"));
    EXPECT_TRUE(client.closed());
}

TEST_F(ListenerTest, RefusesALargeBodyOnTheHeadersAlone) {
    start();
    TestClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 262145\r\n\r\n");
    EXPECT_THAT(client.read_until("body_too_large"), StartsWith("HTTP/1.1 413 "));
    TestClient exact = connect();
    exact.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 262144\r\n\r\n" + std::string(262144, 'x'));
    EXPECT_THAT(exact.read_until("262144"), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ListenerTest, RefusesAChunkedBodyAsSoonAsItIsOver) {
    start();
    TestClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
    for (int i = 0; i < 5; ++i) client.send(chunk);
    EXPECT_THAT(client.read_until("body_too_large"), StartsWith("HTTP/1.1 413 "));
}

TEST_F(ListenerTest, TakesAChunkedBody) {
    start();
    TestClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    client.send("4;x=y\r\ndefg\r\n0\r\nTrailer: 1\r\n\r\n" + get);
    const std::string answers = client.read_until("GET /a 0");
    EXPECT_THAT(answers, HasSubstr("POST /a 7"));
}

TEST_F(ListenerTest, RefusesLargeHeaders) {
    start();
    TestClient client = connect();
    client.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Bomb: " + std::string(20'000, 'x') + "\r\n\r\n");
    EXPECT_THAT(client.read_until("headers_too_large"), StartsWith("HTTP/1.1 431 "));
    TestClient many = connect();
    std::string headers = "GET /a HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 3000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
    many.send(headers);
    EXPECT_THAT(many.read_until("headers_too_large"), StartsWith("HTTP/1.1 431 "));
}

TEST_F(ListenerTest, SaysToGoOn) {
    start();
    TestClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    EXPECT_THAT(client.read_until("POST /a 3"), StartsWith("HTTP/1.1 200 "));
    TestClient large = connect();
    large.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_THAT(large.read_until("body_too_large"), StartsWith("HTTP/1.1 413 "));
}

TEST_F(ListenerTest, AnswersHeadWithoutABody) {
    start();
    TestClient client = connect();
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + get);
    const std::string answers = client.read_until("GET /a 0");
    EXPECT_THAT(answers, HasSubstr("Content-Length: 9\r\n"));
    EXPECT_THAT(answers, Not(HasSubstr("HEAD /a 0")));
}

TEST_F(ListenerTest, DoesNotWaitForSlowClients) {
    limits.header_timeout_ms = 200;
    limits.body_timeout_ms = 200;
    limits.idle_timeout_ms = 400;
    start();
    TestClient header = connect();
    header.send("GET /a HTTP/1.1\r\nHo");
    TestClient body = connect();
    body.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
    TestClient silent = connect();
    EXPECT_THAT(header.read_to_end(), StartsWith("HTTP/1.1 408 "));
    EXPECT_THAT(body.read_to_end(), StartsWith("HTTP/1.1 408 "));
    EXPECT_EQ(silent.read_to_end(), "");
    EXPECT_TRUE(silent.closed());
}

TEST_F(ListenerTest, DribblingDoesNotHelp) {
    limits.header_timeout_ms = 300;
    start();
    TestClient client = connect();
    client.send("GET /a HTTP/1.1\r\nHost: x\r\nX: ");
    std::string answer;
    for (int i = 0; i < 40 && answer.empty() && !client.closed(); ++i) {
        client.send("y");
        answer = client.read_until("HTTP", 50ms);
    }
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 408 "));
}

TEST_F(ListenerTest, DropsWhoDoesNotRead) {
    limits.write_timeout_ms = 300;
    start();
    TestClient client = connect();
    for (int i = 0; i < 4; ++i) client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    for (int i = 0; i < 200 && listener->gauges().connections > 0; ++i) std::this_thread::sleep_for(10ms);
    EXPECT_EQ(listener->gauges().connections, 0);
}

TEST_F(ListenerTest, TurnsAwayWhatIsTooMuch) {
    limits.connections_max = 2;
    start();
    TestClient first = connect();
    TestClient second = connect();
    first.send(get);
    second.send(get);
    first.read_until("GET /a 0");
    second.read_until("GET /a 0");
    TestClient third = connect();
    EXPECT_THAT(third.read_to_end(), StartsWith("HTTP/1.1 503 "));
}

TEST_F(ListenerTest, SaysWhatIsWrongWithAnAddress) {
    start();
    const auto taken = Listener::start({.address = "127.0.0.1", .port = listener->port()}, {});
    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error().message, HasSubstr("another program"));
    const auto name = Listener::start({.address = "localhost", .port = 0}, {});
    ASSERT_FALSE(name);
    EXPECT_THAT(name.error().message, HasSubstr("not an IP address"));
    const auto foreign = Listener::start({.address = "192.0.2.1", .port = 0}, {});
    ASSERT_FALSE(foreign);
    EXPECT_THAT(foreign.error().message, HasSubstr("does not have the address"));
}

}  // namespace
}  // namespace stoa::http
