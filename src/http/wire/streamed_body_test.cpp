// Bodies that are taken as they come and sent as they are read: one piece in memory, time for those who make progress, and no bytes lost.
#include <mutex>

#include "http/wire/listener_fixture.h"

namespace stoa::http {
namespace {

// POST /take takes what comes; /refuse says no on the headers alone; GET /give gives many bytes, /break too few.
class StreamedBodyTest : public ListenerTest {
protected:
    static constexpr std::int64_t given_bytes = 5'000'000;

    void TearDown() override { listener.reset(); }
    void serve() {
        start({.answer = [this](Request& request) { return say(request); },
               .refuse = [](const Error& error, std::string_view) { return encode_problem(test_catalogues(), "en", error); },
               .takes_streamed_body = [](const Request& request) { return request.method == Method::Post; },
               .finish = [](Request&, BodySink& sink, BodyEnd end) { return sink.end(end).value(); }});
    }
    Response say(const Request& request) {
        const std::string& path = request.target.path;
        if (path == "/refuse") return encode_problem(test_catalogues(), "en", {.problem = problems::forbidden, .message = ""});
        if (path == "/take" || path == "/full") return take(path == "/full");
        if (path == "/give" || path == "/break") return give(path == "/break" ? given_bytes / 2 : given_bytes);
        return answer(request);
    }
    Response take(bool is_full) {
        Response response;
        response.sink = std::make_unique<BodySink>();
        response.sink->add = [this, is_full](std::string_view bytes) {
            const std::scoped_lock lock(mutex_);
            largest_ = std::max(largest_, bytes.size());
            taken_ += bytes;
            return is_full ? BodySink::More::Unwanted : BodySink::More::Wanted;
        };
        response.sink->end = [this](BodyEnd end) -> Result<Response> {
            const std::scoped_lock lock(mutex_);
            ended_ = end;
            return Response::ok("took " + std::to_string(taken_.size()));
        };
        return response;
    }
    Response give(std::int64_t until) {
        Response response;
        response.source = std::make_unique<BodySource>();
        response.source->size_bytes = given_bytes;
        response.source->read = [this, until, given = std::int64_t{0}](std::span<char> buffer) mutable -> Result<std::size_t> {
            ++reads_;
            const auto count = static_cast<std::size_t>(std::min(until - given, static_cast<std::int64_t>(buffer.size())));
            for (std::size_t i = 0; i < count; ++i) buffer[i] = letter(given + static_cast<std::int64_t>(i));
            given += static_cast<std::int64_t>(count);
            return count;
        };
        return response;
    }
    static char letter(std::int64_t at) { return static_cast<char>('a' + at % 23); }
    std::string taken() {
        const std::scoped_lock lock(mutex_);
        return taken_;
    }
    std::optional<BodyEnd> wait_for_end() {
        for (int i = 0; i < 1000; ++i) {
            {
                const std::scoped_lock lock(mutex_);
                if (ended_) return ended_;
            }
            std::this_thread::sleep_for(5ms);
        }
        return std::nullopt;
    }
    static std::string post(std::string_view path, std::size_t size, std::string_view more = {}) {
        return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(size) + "\r\n" +
               std::string(more) + "\r\n";
    }
    static std::string letters(std::size_t count) {
        std::string text(count, ' ');
        for (std::size_t i = 0; i < count; ++i) text[i] = letter(static_cast<std::int64_t>(i));
        return text;
    }

    std::mutex mutex_;
    std::string taken_;
    std::size_t largest_ = 0;
    std::optional<BodyEnd> ended_{};
    std::atomic<int> reads_{0};
};

TEST_F(StreamedBodyTest, ComesInPieces) {
    serve();
    TestClient client = connect();
    const std::string body = letters(1'000'003);
    client.send(post("/take", body.size()) + body + get);
    EXPECT_THAT(client.read_until("GET /a 0"), HasSubstr("took 1000003"));
    EXPECT_TRUE(taken() == body);
    EXPECT_EQ(largest_, piece_size_bytes);
    EXPECT_EQ(wait_for_end(), BodyEnd::Whole);
    EXPECT_EQ(listener->gauges().received_bytes, 1'000'003);
    EXPECT_EQ(listener->gauges().uploads, 0);
}

TEST_F(StreamedBodyTest, ComesInChunks) {
    serve();
    TestClient client = connect();
    client.send("POST /take HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string piece = letters(40'000);
    for (int i = 0; i < 5; ++i) client.send("9c40;x=y\r\n" + piece + "\r\n");
    client.send("0\r\nTrailer: 1\r\n\r\n" + get);
    EXPECT_THAT(client.read_until("GET /a 0"), HasSubstr("took 200000"));
    EXPECT_TRUE(taken() == piece + piece + piece + piece + piece);
}

TEST_F(StreamedBodyTest, MayBeEmpty) {
    serve();
    TestClient client = connect();
    client.send("POST /take HTTP/1.1\r\nHost: x\r\n\r\n" + post("/take", 0) + get);
    EXPECT_THAT(client.read_until("GET /a 0"), HasSubstr("took 0"));
}

TEST_F(StreamedBodyTest, IsRefusedOnTheHeadersAlone) {
    serve();
    TestClient client = connect();
    client.send(post("/refuse", 1'000'000'000));
    EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 403 "));
    EXPECT_TRUE(client.closed()) << "what follows is not the next request";
    TestClient polite = connect();
    polite.send(post("/refuse", 10, "Expect: 100-continue\r\n"));
    EXPECT_THAT(polite.read_to_end(), StartsWith("HTTP/1.1 403 "));
}

TEST_F(StreamedBodyTest, ComesAfterItsClientWasToldToGoOn) {
    serve();
    TestClient client = connect();
    EXPECT_EQ(client.say(post("/take", 3, "Expect: 100-continue\r\n"), "\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_THAT(client.say("abc", "took 3"), HasSubstr("took 3"));
}

TEST_F(StreamedBodyTest, IsNotReadFurtherThanItIsWanted) {
    serve();
    TestClient client = connect();
    client.send(post("/full", 300'000) + letters(300'000));
    EXPECT_THAT(client.read_to_end(), HasSubstr("took 65536"));
    EXPECT_TRUE(client.closed());
}

TEST_F(StreamedBodyTest, ThatBreaksOffKeepsWhatCame) {
    serve();
    {
        TestClient client = connect();
        client.send(post("/take", 1'000'000) + letters(100'000));
        while (listener->gauges().received_bytes < 100'000) std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(wait_for_end(), BodyEnd::Broken);
    EXPECT_TRUE(taken() == letters(100'000));
}

TEST_F(StreamedBodyTest, HasTimeAsLongAsItGoesOn) {
    limits.body_timeout_ms = 400;
    limits.body_progress_bytes = 100;
    serve();
    TestClient slow = connect();
    slow.send(post("/take", 1'000));
    for (int i = 0; i < 10; ++i) {
        std::this_thread::sleep_for(150ms);
        slow.send(letters(100));
    }
    EXPECT_THAT(slow.read_until("took"), HasSubstr("200 OK")) << "it took 1.5 s, but never stood still";
    TestClient slower = connect();
    slower.send(post("/take", 1'000));
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(100ms);
        slower.send("x");
    }
    EXPECT_THAT(slower.read_to_end(), StartsWith("HTTP/1.1 408 ")) << "a byte now and then is no progress";
    EXPECT_EQ(wait_for_end(), BodyEnd::Broken);
}

TEST_F(StreamedBodyTest, WithChunksThatAreNoneIsRefused) {
    serve();
    TestClient client = connect();
    client.send("POST /take HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
    EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 400 "));
    EXPECT_EQ(wait_for_end(), BodyEnd::Broken);
    EXPECT_EQ(taken(), "abc");
    TestClient endless = connect();
    endless.send("POST /take HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;x=" + std::string(100'000, 'y'));
    EXPECT_THAT(endless.read_to_end(), StartsWith("HTTP/1.1 431 "));
}

TEST_F(StreamedBodyTest, EndsGentlyWhenTheServerStops) {
    serve();
    TestClient client = connect();
    client.send(post("/take", 1'000'000) + letters(70'000));
    while (listener->gauges().received_bytes < 70'000) std::this_thread::sleep_for(1ms);
    const auto begin = std::chrono::steady_clock::now();
    listener->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    EXPECT_EQ(wait_for_end(), BodyEnd::Broken);
    EXPECT_TRUE(taken() == letters(70'000)) << "what came is kept";
}

TEST_F(StreamedBodyTest, AreOnlySoMany) {
    limits.streamed_bodies_max = 2;
    serve();
    TestClient first = connect(), second = connect(), third = connect();
    first.send(post("/take", 10));
    second.send(post("/take", 10));
    while (listener->gauges().uploads < 2) std::this_thread::sleep_for(1ms);
    third.send(post("/take", 10));
    EXPECT_THAT(third.read_to_end(), StartsWith("HTTP/1.1 503 "));
}

TEST_F(StreamedBodyTest, IsSentInPieces) {
    serve();
    TestClient client = connect();
    client.send("GET /give HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_THAT(head, HasSubstr("Content-Length: 5000000\r\n"));
    std::string body = head.substr(head.find("\r\n\r\n") + 4);
    while (body.size() < given_bytes) {
        const std::string more = client.read_until("\x01", 100ms);
        if (more.empty()) break;
        body += more;
    }
    EXPECT_TRUE(body == letters(given_bytes));
    EXPECT_EQ(listener->gauges().downloads, 0);
    client.send(get);
    EXPECT_THAT(client.read_until("GET /a 0"), StartsWith("HTTP/1.1 200"));
}

TEST_F(StreamedBodyTest, HasAHeadWithoutIt) {
    serve();
    TestClient client = connect();
    client.send("HEAD /give HTTP/1.1\r\nHost: x\r\n\r\n" + get);
    const std::string answers = client.read_until("GET /a 0");
    EXPECT_THAT(answers, HasSubstr("Content-Length: 5000000\r\n"));
    EXPECT_LT(answers.size(), 3'000U);
    EXPECT_EQ(reads_, 0);
}

TEST_F(StreamedBodyTest, IsReadNoFasterThanItIsTaken) {
    limits.write_timeout_ms = 300;
    serve();
    TestClient client = connect();
    client.send("GET /give HTTP/1.1\r\nHost: x\r\n\r\n");
    while (listener->gauges().downloads < 1) std::this_thread::sleep_for(1ms);
    for (int i = 0; i < 600 && listener->gauges().downloads > 0; ++i) std::this_thread::sleep_for(5ms);
    EXPECT_EQ(listener->gauges().downloads, 0) << "who takes nothing is given up";
    EXPECT_LT(reads_, 77) << "not all 77 pieces: only what fits into the sockets";
}

TEST_F(StreamedBodyTest, ThatCannotBeReadOnIsBrokenOff) {
    serve();
    TestClient client = connect();
    client.send("GET /break HTTP/1.1\r\nHost: x\r\n\r\n" + get);
    const std::string all = client.read_to_end();
    EXPECT_TRUE(client.closed());
    EXPECT_THAT(all, Not(HasSubstr("GET /a 0"))) << "the next answer would be taken for its rest";
}

}  // namespace
}  // namespace stoa::http
