// For tests: a server over real sockets with a handler that keeps what it gets, and a plain blocking client.
#pragma once

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
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

#include "lmtp/server.h"

namespace stoa::lmtp {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class Client {
public:
    explicit Client(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    explicit Client(const std::string& path) : file_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    Client(Client&& other) noexcept : file_(std::exchange(other.file_, -1)), connected_(other.connected_) {}
    Client& operator=(Client&&) = delete;
    ~Client() { leave(); }

    bool connected() const { return connected_; }
    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t count = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void leave() {
        if (file_ >= 0) ::close(std::exchange(file_, -1));
    }
    // Until `text` has come, the other side closes, or the time is over; all that has come and was not read yet.
    std::string read_until(std::string_view text, std::chrono::milliseconds patience = 5s) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (text.empty() || received_.find(text) == std::string::npos) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
            pollfd poll{file_, POLLIN, 0};
            if (left <= 0 || ::poll(&poll, 1, static_cast<int>(left)) <= 0) break;
            std::array<char, 4096> bytes{};
            const ssize_t count = ::recv(file_, bytes.data(), bytes.size(), 0);
            closed_ = count <= 0;
            if (closed_) break;
            received_.append(bytes.data(), static_cast<std::size_t>(count));
        }
        return std::exchange(received_, {});
    }
    std::string read_to_end(std::chrono::milliseconds patience = 5s) { return read_until({}, patience); }
    // Says it, and what is said to it up to `text`.
    std::string say(std::string_view bytes, std::string_view text) {
        send(bytes);
        return read_until(text);
    }
    // Whether the other side was seen to close.
    bool closed() const { return closed_; }

private:
    int file_;
    bool connected_ = false;
    bool closed_ = false;
    std::string received_;
};

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
