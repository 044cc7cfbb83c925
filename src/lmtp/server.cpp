#include "lmtp/server.h"

#include <unistd.h>
#include <boost/asio/detached.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/connection_loop.h"
#include "base/log.h"
#include "base/open_files.h"
#include "lmtp/connection.h"
#include "lmtp/listening.h"

namespace stoa::lmtp {

namespace {

constexpr std::chrono::milliseconds sweep_interval{50};
constexpr auto accept_pause = std::chrono::milliseconds(100);  // After an accept failed, mostly for want of files.

// As much of a reply as fits into the socket's own buffer, without waiting.
void turn_away(Socket socket) {
    error_code ignored;
    std::ignore = socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(write_reply({421, "4.3.2", "Too many connections; please come back."}, Characters::Ascii)), ignored);
}

}  // namespace

struct Server::Parts {
    Parts(const Limits& limits, const ServerOptions& options, Handler& handler)
        : shared(limits, options.host_name, handler, options.pool_threads),
          loop("a connection for mail", sweep_interval),
          acceptor(std::in_place, loop.context()) {}
    Task<void> accept();

    Shared shared;
    sockets::ConnectionLoop<Connection> loop;
    std::optional<Acceptor> acceptor;
    std::uint16_t port = 0;
    std::string socket_path;
    bool stopped = false;
};

Task<void> Server::Parts::accept() {
    Timer pause(loop.context());
    while (!shared.stopping) {
        error_code error;
        Socket socket(loop.context());
        co_await acceptor->async_accept(socket, asio::redirect_error(use_task, error));
        if (shared.stopping) break;
        if (error) {
            log::warn("cannot take a connection for mail: {}", error.message());
            pause.expires_after(accept_pause);
            co_await pause.async_wait(asio::redirect_error(use_task, error));
        } else if (shared.connections >= static_cast<std::int64_t>(shared.limits.connections_max)) {
            turn_away(std::move(socket));
        } else {
            loop.serve(std::make_unique<Connection>(std::move(socket), shared));
        }
    }
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Handler& handler) {
    constexpr std::size_t share_of_files = 4;  // The other doors and the store need the rest.
    Limits limits = options.limits;
    limits.connections_max = std::min(limits.connections_max, raise_open_files_limit() / share_of_files);
    auto parts = std::make_unique<Parts>(limits, options, handler);
    TRY(listen(*parts->acceptor, options.address, options.port));
    parts->port = port_of(*parts->acceptor);
    parts->socket_path = socket_path(options.address);
    asio::co_spawn(parts->loop.context().get_executor(), parts->accept(), asio::detached);
    parts->loop.start();
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return parts_->port; }

std::int64_t Server::connections() const { return parts_->shared.connections; }

void Server::stop() {
    if (std::exchange(parts_->stopped, true)) return;
    Shared& shared = parts_->shared;
    const auto begin = std::chrono::steady_clock::now();
    const TimePoint latest = begin + std::chrono::milliseconds(shared.limits.stop_timeout_ms);
    const TimePoint end = latest + std::chrono::milliseconds(shared.limits.last_words_timeout_ms) + 2 * sweep_interval;
    shared.stopping = true;
    if (!parts_->socket_path.empty()) ::unlink(parts_->socket_path.c_str());
    asio::post(parts_->loop.context(), [this] {
        error_code ignored;
        std::ignore = parts_->acceptor->close(ignored);
    });
    parts_->loop.for_each([latest](Connection& connection) { connection.stop(latest); });
    while (shared.connections > 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (shared.connections > 0) log::info("{} connections for mail were cut off", shared.connections.load());
    parts_->loop.end();
    // What still waits for a thread is dropped; what runs ends by itself.
    shared.pool->stop();
    shared.pool->join();
    shared.pool.reset();
}

}  // namespace stoa::lmtp
