// Event streams: what an idle one costs, and how long an event is on its way to many that listen.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "base/json.h"
#include "base/open_files.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/runs.h"
#include "bench/server_process.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int listeners = 1'000;
constexpr int events = 20;
constexpr double idle_stream_kb_max = 15;
constexpr double event_ms_max = 100;
constexpr auto event_limit = std::chrono::seconds(5);
constexpr auto settle = std::chrono::seconds(2);

// Open streams on one seller's events, and what arrives on them.
class Streams {
public:
    Streams(std::uint16_t port, std::string request) : port_(port), request_(std::move(request)), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    ~Streams() {
        for (const int socket : sockets_) ::close(socket);
        ::close(poll_);
    }

    // Each is answered before the next is opened.
    Result<void> open(int count) {
        while (static_cast<int>(sockets_.size()) < count) {
            const int socket = connect_to(port_);
            if (socket < 0) return fail(problems::unavailable, fmt::format("no more connections after {}", sockets_.size()));
            sockets_.push_back(socket);
            std::array<char, 4096> head;
            const ssize_t size = send_all(socket, request_) ? ::recv(socket, head.data(), head.size(), 0) : 0;
            const std::string_view answer(head.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
            if (!answer.starts_with("HTTP/1.1 200"))
                return fail(problems::unavailable, fmt::format("stream {}: {}", sockets_.size(), answer));
            epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
            ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
        }
        return {};
    }

    // Waits until an event with `mark` has arrived on all; the times since `begin` in milliseconds.
    std::vector<double> await(std::string_view mark, Steady::time_point begin) {
        std::vector<double> times;
        std::array<epoll_event, 256> ready{};
        std::array<char, 16384> buffer;
        while (times.size() < sockets_.size() && Steady::now() - begin < event_limit) {
            const int count = ::epoll_wait(poll_, ready.data(), static_cast<int>(ready.size()), 100);
            for (int i = 0; i < count; ++i) {
                const ssize_t size = ::recv(ready[static_cast<std::size_t>(i)].data.fd, buffer.data(), buffer.size(), 0);
                const std::string_view arrived(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
                if (arrived.contains(mark)) times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begin).count());
            }
        }
        return times;
    }

private:
    std::uint16_t port_;
    std::string request_;
    int poll_;
    std::vector<int> sockets_;
};

// What each idle stream costs, in kB.
Result<double> measure_idle(const Bench& bench, const ServerProcess& server, const std::string& request) {
    Streams streams(server.port(), request);
    TRY(streams.open(100));  // What the first ones bring into memory is not theirs.
    const double before = server.memory_mb();
    TRY(streams.open(100 + bench.options.streams));
    std::this_thread::sleep_for(settle);
    return (server.memory_mb() - before) * 1024 / bench.options.streams;
}

// How long an event is on its way, in milliseconds at p99.
Result<double> measure_events(const Bench& bench, const ServerProcess& server, const Filled& filled, const std::string& request) {
    Streams streams(server.port(), request);
    TRY(streams.open(listeners));
    Client sender = TRY(Client::connect(server.port()));
    std::vector<double> times;
    std::size_t lost = 0;
    std::atomic<std::size_t> unsent = 0;  // What follows of it is lost too.
    for (int number = 0; number < events; ++number) {
        const auto conversation = filled.conversations[static_cast<std::size_t>(number)].text();
        JsonWriter body;
        body.begin_object().member("text", reply_text(number)).end_object();
        const std::string path = fmt::format("/v1/sellers/{}/conversations/{}/messages", filled.seller.number, conversation);
        const auto begin = Steady::now();
        const std::string post = http_request("POST", path, filled.token, "", body.take());
        std::jthread send([&] {
            if (!sender.ask(post)) ++unsent;
        });
        const auto arrived = streams.await(conversation, begin);
        lost += listeners - arrived.size();
        times.insert(times.end(), arrived.begin(), arrived.end());
    }
    std::ranges::sort(times);
    fmt::print(bench.out, "    {} events on {} streams, {} not arrived, {} not sent; p50 {:.1f} ms\n", events, listeners, lost,
               unsent.load(), quantile(times, 0.5));
    return lost == 0 ? quantile(times, 0.99) : 1e9;
}

}  // namespace

Result<void> measure_streams(const Bench& bench) {
    raise_open_files_limit();
    Filled filled;
    TRY(bench.with_app(bench.directory, [&](App& app) -> Result<void> {
        filled = TRY(fill(app, {.messages = 1000, .conversations = 100}, bench.out));
        return {};
    }));
    const std::string request =
        http_request("GET", fmt::format("/v1/sellers/{}/events", filled.seller.number), filled.token, "Accept: text/event-stream\r\n", "");
    fmt::print(bench.out, "Event streams, the client in another process, {} runs ...\n", runs);
    double events_ms = 0;
    {
        const ServerProcess server = TRY(ServerProcess::start(bench.directory));
        events_ms = TRY(median_of_runs([&] { return measure_events(bench, server, filled, request); }));
    }
    // Each on a server of its own: what streams have left is there for the next ones.
    const double idle_kb = TRY(median_of_runs([&]() -> Result<double> {
        const ServerProcess server = TRY(ServerProcess::start(bench.directory));
        return measure_idle(bench, server, request);
    }));
    print(bench.out, {.name = fmt::format("send to arrival on {} streams, p99", listeners),
                      .value = events_ms,
                      .unit = "ms",
                      .goal = event_ms_max,
                      .better = Better::Lower});
    print(bench.out, {.name = fmt::format("memory of each of {} idle streams", bench.options.streams),
                      .value = idle_kb,
                      .unit = "kB",
                      .goal = idle_stream_kb_max,
                      .better = Better::Lower});
    return {};
}

}  // namespace stoa::bench
