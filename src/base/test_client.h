// For tests: a plain blocking client that sends bytes as they are told.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace stoa {

class TestClient {
public:
    explicit TestClient(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    // Of a socket in the file system.
    explicit TestClient(const std::string& path) : file_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    TestClient(TestClient&& other) noexcept : file_(std::exchange(other.file_, -1)), connected_(other.connected_) {}
    TestClient& operator=(TestClient&&) = delete;
    ~TestClient() { leave(); }

    bool connected() const { return connected_; }
    // Whether all could be sent.
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t count = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void finish_sending() const { ::shutdown(file_, SHUT_WR); }
    void leave() {
        if (file_ >= 0) ::close(std::exchange(file_, -1));
    }

    // Until `text` has come, the other side closes, or the time is over; all that has come and was not read yet.
    std::string read_until(std::string_view text, std::chrono::milliseconds patience = std::chrono::seconds(5)) {
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
    std::string read_to_end(std::chrono::milliseconds patience = std::chrono::seconds(5)) { return read_until({}, patience); }
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

}  // namespace stoa
