#include "bench/load.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t answer_bytes_max = 4U << 20U;

// The size of the whole answer at the beginning of `bytes`; 0 while it is not all there.
std::size_t answer_size(std::string_view bytes) {
    const std::size_t head = bytes.find("\r\n\r\n");
    if (head == std::string_view::npos) return 0;
    std::size_t length = 0;
    const std::size_t field = bytes.substr(0, head).find("Content-Length: ");
    if (field != std::string_view::npos) std::from_chars(bytes.data() + field + 16, bytes.data() + head, length);
    const std::size_t whole = head + 4 + length;
    return bytes.size() >= whole ? whole : 0;
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Connection {
    int socket = -1;
    std::string received{};
    Steady::time_point asked_at{};
};

class Load {
public:
    explicit Load(const LoadOptions& options)
        : options_(options), poll_(::epoll_create1(EPOLL_CLOEXEC)), connections_(static_cast<std::size_t>(options.connections)) {}
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;
    ~Load() {
        for (const Connection& connection : connections_) ::close(connection.socket);
        ::close(poll_);
    }

    Result<LoadResult> run() {
        for (Connection& connection : connections_) {
            if (!connect(connection)) return fail(problems::unavailable, "the server takes no more connections");
            ask(connection);
        }
        drive(std::chrono::milliseconds(options_.warm_up_ms));
        result_ = {};
        const double cpu_before = cpu_seconds();
        const auto begin = Steady::now();
        drive(std::chrono::milliseconds(options_.length_ms));
        result_.seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        result_.generator_cpu_seconds = cpu_seconds() - cpu_before;
        std::ranges::sort(result_.latencies_ms);
        return std::move(result_);
    }

private:
    bool connect(Connection& connection) {
        connection.socket = connect_to(options_.port);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
        return connection.socket >= 0 && ::epoll_ctl(poll_, EPOLL_CTL_ADD, connection.socket, &event) == 0;
    }

    void drive(std::chrono::milliseconds length) {
        constexpr int wait_ms = 100;
        std::array<epoll_event, 64> events{};
        for (const auto end = Steady::now() + length; Steady::now() < end;) {
            const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), wait_ms);
            for (int i = 0; i < count; ++i) read(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr));
        }
    }

    void ask(Connection& connection) {
        connection.asked_at = Steady::now();
        if (!send_all(connection.socket, options_.request())) ++result_.wrong;
    }

    void read(Connection& connection) {
        std::array<char, 16384> buffer;
        const ssize_t size = ::recv(connection.socket, buffer.data(), buffer.size(), 0);
        if (size <= 0 || connection.received.size() > answer_bytes_max) {
            ++result_.wrong;
            ::epoll_ctl(poll_, EPOLL_CTL_DEL, connection.socket, nullptr);
            return;
        }
        connection.received.append(buffer.data(), static_cast<std::size_t>(size));
        if (answer_size(connection.received) == 0) return;
        count(connection);
        connection.received.clear();
        if (options_.kept == LoadOptions::Connections::OneEach) {
            ::close(connection.socket);  // Which takes it from the poll.
            if (!connect(connection)) return;
        }
        ask(connection);
    }

    void count(const Connection& connection) {
        int status = 0;
        std::from_chars(connection.received.data() + 9, connection.received.data() + 12, status);
        if (status != options_.status) {
            if (result_.wrong++ == 0) result_.first_wrong = connection.received.substr(0, 1000);
            return;
        }
        ++result_.answers;
        result_.latencies_ms.push_back(std::chrono::duration<double, std::milli>(Steady::now() - connection.asked_at).count());
    }

    const LoadOptions& options_;
    int poll_;
    std::vector<Connection> connections_;
    LoadResult result_;
};

}  // namespace

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

double LoadResult::latency_ms(double share) const { return quantile(latencies_ms, share); }

Result<Client> Client::connect(std::uint16_t port) {
    const int socket = connect_to(port);
    if (socket < 0) return fail(problems::unavailable, "the server takes no more connections");
    return Client(socket);
}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

Result<Client::Answer> Client::ask(const std::string& request) {
    const auto begin = Steady::now();
    if (!send_all(socket_, request)) return fail(problems::unavailable, "the server closed the connection");
    std::string received;
    std::array<char, 65536> buffer;
    while (answer_size(received) == 0) {
        const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (size <= 0 || received.size() > answer_bytes_max) return fail(problems::unavailable, "the server did not answer");
        received.append(buffer.data(), static_cast<std::size_t>(size));
    }
    Answer answer{.ms = std::chrono::duration<double, std::milli>(Steady::now() - begin).count()};
    std::from_chars(received.data() + 9, received.data() + 12, answer.status);
    const std::size_t body = received.find("\r\n\r\n") + 4;
    answer.head = received.substr(0, body);
    answer.body = received.substr(body);
    return answer;
}

Result<LoadResult> run_load(const LoadOptions& options) { return Load(options).run(); }

bool is_answered(std::uint16_t port, std::string_view path) {
    const int socket = connect_to(port);
    if (socket < 0) return false;
    char first = 0;
    const bool answered = send_all(socket, http_request("GET", path, "", "", "")) && ::recv(socket, &first, 1, 0) == 1;
    ::close(socket);
    return answered;
}

std::string http_request(std::string_view method, std::string_view path, std::string_view token, std::string_view extra_headers,
                         std::string_view body) {
    std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\n", method, path);
    if (!token.empty()) request += fmt::format("Authorization: Bearer {}\r\n", token);
    request += extra_headers;
    if (!body.empty()) request += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
    request += "\r\n";
    request += body;
    return request;
}

}  // namespace stoa::bench
