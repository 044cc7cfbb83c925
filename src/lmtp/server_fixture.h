// For tests: a server over real sockets with a handler that keeps what it gets.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "base/test_client.h"
#include "lmtp/server.h"

namespace stoa::lmtp {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

using Client = TestClient;

// Knows everybody but nobody@…; full@… fails at delivery, broken@… throws, slow@… takes a while.
class KeepingHandler : public Handler {
public:
    Reply recipient(const Envelope& /*so_far*/, const std::string& to) override {
        if (to == "broken-name@d.example") throw std::runtime_error("broken");
        return to == "nobody@d.example" ? Reply{550, "5.1.1", "Nobody."} : Reply{250, "2.1.5", "Welcome."};
    }
    std::vector<Reply> deliver(const Envelope& envelope, std::string mail) override {
        std::vector<Reply> replies;
        for (const std::string& to : envelope.to) {
            if (to == "broken@d.example") throw std::runtime_error("broken");
            if (to == "slow@d.example") std::this_thread::sleep_for(delay);
            replies.push_back(to == "full@d.example" ? Reply{452, "4.2.2", "Full."} : Reply{250, "2.0.0", "Stored."});
        }
        const std::lock_guard lock(mutex_);
        mails_.emplace_back(envelope, std::move(mail));
        return replies;
    }
    std::vector<std::pair<Envelope, std::string>> mails() const {
        const std::lock_guard lock(mutex_);
        return mails_;
    }
    std::chrono::milliseconds delay{300};

private:
    mutable std::mutex mutex_;
    std::vector<std::pair<Envelope, std::string>> mails_;
};

class ServerTest : public testing::Test {
public:
    void start(const std::string& address = "127.0.0.1") {
        auto started =
            Server::start({.address = address, .port = 0, .host_name = "mail.example", .pool_threads = 4, .limits = limits}, handler);
        ASSERT_TRUE(started) << started.error().message;
        server = *std::move(started);
    }
    Client connect() const { return Client(server->port()); }
    // A client whose mail to `to` may begin.
    Client begin_mail(const std::string& to) const {
        Client client = connect();
        client.say("LHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + to + ">\r\nDATA\r\n", "ends it.\r\n");
        return client;
    }
    void wait_for_connections(std::int64_t count) const {
        for (int i = 0; i < 1000 && server->connections() != count; ++i) std::this_thread::sleep_for(5ms);
        ASSERT_EQ(server->connections(), count);
    }
    std::chrono::milliseconds time_to_stop() const {
        const auto begin = std::chrono::steady_clock::now();
        server->stop();
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    }

    Limits limits{};
    KeepingHandler handler{};
    std::unique_ptr<Server> server;
};

}  // namespace stoa::lmtp
