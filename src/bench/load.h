// A load generator: so many connections, each sending its next request as soon as the last is answered.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace stoa::bench {

struct LoadOptions {
    std::uint16_t port = 0;  // On 127.0.0.1.
    int connections = 64;
    int warm_up_ms = 1000;  // Answers of this time do not count.
    int length_ms = 10'000;
    int status = 200;  // What a right answer has.
    // Whether a connection is kept for the next request, or each request has its own.
    enum class Connections { Kept, OneEach } kept = Connections::Kept;
    // The whole next request; called from the thread that called run_load.
    std::function<std::string()> request;
};

struct LoadResult {
    std::int64_t answers = 0;  // Right ones within length_ms.
    std::int64_t wrong = 0;
    std::string first_wrong{};  // The beginning of the first wrong answer.
    double seconds = 0;
    double generator_cpu_seconds = 0;    // What this side of the wire took.
    std::vector<double> latencies_ms{};  // Sorted.

    double per_second() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
    // `share` from 0 to 1: 0.5 is the median.
    double latency_ms(double share) const;
};

Result<LoadResult> run_load(const LoadOptions& options);

// One connection that asks one thing after the other and waits for each answer.
class Client {
public:
    static Result<Client> connect(std::uint16_t port);
    Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    Client& operator=(Client&&) = delete;
    ~Client();

    struct Answer {
        int status = 0;
        std::string head{};
        std::string body{};
        double ms = 0;  // From before the request was sent until the answer was all there.
    };
    Result<Answer> ask(const std::string& request);

private:
    explicit Client(int socket) : socket_(socket) {}
    int socket_;
};

// `share` from 0 to 1 of sorted values: 0.5 is the median. 0 where there are none.
double quantile(const std::vector<double>& sorted, double share);

// A connected socket on 127.0.0.1 that the caller closes; -1 where the server takes none.
int connect_to(std::uint16_t port);
bool send_all(int socket, std::string_view bytes);

// Whether a GET gets any answer now.
bool is_answered(std::uint16_t port, std::string_view path);

// A request with what every one needs.
std::string http_request(std::string_view method, std::string_view path, std::string_view token, std::string_view extra_headers,
                         std::string_view body);

}  // namespace stoa::bench
