// For tests: a plain blocking client that sends bytes as they are told, and the catalogues of the source tree.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/catalogue.h"

namespace stoa::http {

class TestClient {
public:
    explicit TestClient(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    TestClient(TestClient&& other) noexcept : file_(std::exchange(other.file_, -1)), connected_(other.connected_) {}
    TestClient& operator=(TestClient&&) = delete;
    ~TestClient() {
        if (file_ >= 0) ::close(file_);
    }

    bool connected() const { return connected_; }
    bool send(std::string_view bytes) const {
        return ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }
    void finish_sending() const { ::shutdown(file_, SHUT_WR); }

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
    // Whether the other side was seen to close.
    bool closed() const { return closed_; }

private:
    int file_;
    bool connected_ = false;
    bool closed_ = false;
    std::string received_;
};

inline std::string read_source(const std::string& path) {
    std::ifstream file(std::string(STOA_SOURCE_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const Catalogues& test_catalogues() {
    static const std::string en = read_source("catalogues/en/problems.json");
    static const std::string de = read_source("catalogues/de/problems.json");
    static const Catalogues catalogues =
        Catalogues::load(std::array{Catalogues::File{"en", "en/problems.json", en}, Catalogues::File{"de", "de/problems.json", de}})
            .value();
    return catalogues;
}

}  // namespace stoa::http
