// For tests: a listener whose answers say what was asked; /slow waits, /events streams what the hub is told of.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "http/problem.h"
#include "http/wire/listener.h"
#include "http/wire/test_client.h"

namespace stoa::http {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ListenerTest : public testing::Test {
public:
    Limits limits{};
    int pool_threads = 4;
    notify::Hub hub{};
    std::atomic<int> published{0};
    std::unique_ptr<Listener> listener;

    void start() {
        start({.answer = [this](Request& request) { return answer(request); },
               .refuse = [](const Error& error, std::string_view) { return encode_problem(test_catalogues(), "en", error); }});
    }
    void start(Answers answers) {
        auto started = Listener::start(
            {.address = "127.0.0.1", .port = 0, .pool_threads = pool_threads, .socket_threads = 2, .limits = limits}, std::move(answers));
        ASSERT_TRUE(started) << started.error().message;
        listener = *std::move(started);
    }

    Response answer(const Request& request) {
        if (request.target.path == "/slow") std::this_thread::sleep_for(300ms);
        if (request.target.path == "/events") return stream();
        if (request.target.path == "/large") return Response::ok(std::string(5'000'000, 'x'));
        return Response::ok(std::string(to_text(request.method)) + " " + request.target.path + " " + std::to_string(request.body.size()));
    }

    Response stream() {
        Response response;
        response.content_type = "text/event-stream";
        response.events = std::make_unique<EventStream>();
        response.events->read = [this, seen = 0]() mutable {
            EventStream::Batch batch;
            for (const int last = published; seen < last; ++seen) batch.text += "data: " + std::to_string(seen) + "\n\n";
            return batch;
        };
        response.events->listen = [this](std::function<void()> hint) { return hub.subscribe(SellerId{1}, std::move(hint)); };
        return response;
    }

    void publish() {
        ++published;
        hub.publish(SellerId{1});
    }
    TestClient connect() { return TestClient(listener->port()); }
    void wait_for_streams(std::int64_t count) {
        for (int i = 0; i < 1000 && listener->gauges().streams != count; ++i) std::this_thread::sleep_for(5ms);
        ASSERT_EQ(listener->gauges().streams, count);
    }
};

inline const std::string get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

}  // namespace stoa::http
