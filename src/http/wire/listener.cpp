#include "http/wire/listener.h"

#include <fmt/format.h>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <thread>
#include <tuple>

#include "base/log.h"
#include "base/open_files.h"
#include "http/wire/loop.h"

namespace stoa::http {

namespace {

constexpr std::size_t files_for_others = 256;  // Database, log, blobs, mail.
constexpr int backlog = 4096;
constexpr auto accept_pause = std::chrono::milliseconds(100);  // After an accept failed, mostly for want of files.

std::string why(const error_code& error, const ListenerOptions& options) {
    const std::string where = fmt::format("{}:{}", options.address, options.port);
    if (error == asio::error::address_in_use) {
        return fmt::format("cannot listen on {}: another program does already; stop it or set another port in http.listen", where);
    }
    if (error == asio::error::access_denied) {
        return fmt::format("cannot listen on {}: ports below 1024 are for root; set another port in http.listen", where);
    }
    if (error == boost::system::errc::address_not_available) {
        return fmt::format("cannot listen on {}: this machine does not have the address; set one of its own in http.listen", where);
    }
    return fmt::format("cannot listen on {}: {}; check http.listen", where, error.message());
}

}  // namespace

struct Listener::Parts {
    Parts(const Limits& limits, Answers answers, const ListenerOptions& options)
        : shared(limits, std::move(answers), static_cast<std::size_t>(options.pool_threads)),
          loops(static_cast<std::size_t>(options.socket_threads)) {
        acceptor.emplace(loops[0].context());
    }
    Task<void> accept();
    void turn_away(Socket socket) const;

    Shared shared;
    std::vector<Loop> loops;
    std::optional<Acceptor> acceptor;
    std::uint16_t port = 0;
    bool stopped = false;
};

Task<void> Listener::Parts::accept() {
    Timer pause(loops[0].context());
    for (std::size_t turn = 0; !shared.stopping; ++turn) {
        Loop& loop = loops[turn % loops.size()];
        error_code error;
        Socket socket = co_await acceptor->async_accept(loop.context(), asio::redirect_error(use_task, error));
        if (shared.stopping) break;
        if (error) {
            log::warn("cannot take a connection: {}", error.message());
            pause.expires_after(accept_pause);
            co_await pause.async_wait(asio::redirect_error(use_task, error));
        } else if (shared.connections >= static_cast<std::int64_t>(shared.limits.connections_max)) {
            turn_away(std::move(socket));
        } else {
            // On the loop's own thread, which may be another.
            asio::post(loop.context(), [this, &loop, taken = std::move(socket)]() mutable {
                if (!shared.stopping) loop.serve(std::make_unique<Connection>(std::move(taken), shared));
            });
        }
    }
}

// As much of an answer as fits into the socket's own buffer, without waiting.
void Listener::Parts::turn_away(Socket socket) const {
    error_code ignored;
    const Response response = shared.answers.refuse({.problem = problems::unavailable, .message = "too many connections"}, {});
    const std::string text = write_head(response, After::Closes) + std::string(response.content());
    std::ignore = socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(text), ignored);
}

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Listener>> Listener::start(const ListenerOptions& options, Answers answers) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) {
        return fail(problems::invalid_value,
                    fmt::format("http.listen: \"{}\" is not an IP address; write one such as 127.0.0.1", options.address));
    }
    Limits limits = options.limits;
    const std::size_t files = raise_open_files_limit();
    limits.connections_max = std::min(limits.connections_max, files > 2 * files_for_others ? files - files_for_others : files / 2);
    auto parts = std::make_unique<Parts>(limits, std::move(answers), options);
    const asio::ip::tcp::endpoint endpoint(address, options.port);
    Acceptor& acceptor = *parts->acceptor;
    const bool failed = acceptor.open(endpoint.protocol(), error) || acceptor.set_option(Acceptor::reuse_address(true), error) ||
                        acceptor.bind(endpoint, error) || acceptor.listen(backlog, error);
    if (failed) return fail(problems::unavailable, why(error, options));
    parts->port = acceptor.local_endpoint(error).port();
    asio::co_spawn(parts->loops[0].context().get_executor(), parts->accept(), asio::detached);
    for (Loop& loop : parts->loops) loop.start();
    return std::unique_ptr<Listener>(new Listener(std::move(parts)));
}

Listener::~Listener() { stop(); }

std::uint16_t Listener::port() const { return parts_->port; }

Gauges Listener::gauges() const {
    const Shared& shared = parts_->shared;
    return {.connections = shared.connections,
            .streams = shared.streams,
            .queue_length = shared.queue_length,
            .uploads = shared.bodies_in,
            .downloads = shared.bodies_out,
            .received_bytes = shared.bytes_in,
            .sent_bytes = shared.bytes_out};
}

void Listener::stop() {
    if (std::exchange(parts_->stopped, true)) return;
    Shared& shared = parts_->shared;
    shared.stopping = true;
    asio::post(parts_->loops[0].context(), [this] {
        error_code ignored;
        std::ignore = parts_->acceptor->close(ignored);
    });
    for (Loop& loop : parts_->loops) loop.for_each([](Connection& connection) { connection.stop(); });
    const TimePoint end = std::chrono::steady_clock::now() + std::chrono::milliseconds(shared.limits.stop_timeout_ms);
    while (shared.connections > 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (shared.connections > 0) log::info("{} connections were cut off", shared.connections.load());
    for (Loop& loop : parts_->loops) loop.end();
    // What still waits for a thread is dropped; what runs ends by itself.
    shared.pool->stop();
    shared.pool->join();
    shared.pool.reset();
    parts_->acceptor.reset();
    parts_->loops.clear();
}

}  // namespace stoa::http
