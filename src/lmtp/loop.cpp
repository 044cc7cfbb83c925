#include "lmtp/loop.h"

#include <boost/asio/post.hpp>

#include "base/log.h"

namespace stoa::lmtp {

void Loop::start() {
    sweep();
    thread_ = std::thread([this] {
        while (!context_.stopped()) {
            try {
                context_.run();
            } catch (const std::exception& exception) {
                log::error("a connection for mail ended by an exception: {}", exception.what());
            }
        }
    });
}

void Loop::serve(Socket socket, Shared& shared) {
    auto connection = std::make_unique<Connection>(std::move(socket), shared);
    connections_.push_back(*connection);
    asio::co_spawn(context_.get_executor(), Connection::run(std::move(connection)), [](const std::exception_ptr& error) {
        if (error) std::rethrow_exception(error);
    });
}

void Loop::stop_connections(TimePoint latest) {
    asio::post(context_, [this, latest] {
        for (Connection& connection : connections_) connection.stop(latest);
    });
}

void Loop::end() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
}

void Loop::sweep() {
    const TimePoint now = std::chrono::steady_clock::now();
    for (Connection& connection : connections_) {
        if (connection.deadline() <= now) connection.expire();
    }
    sweep_.expires_after(sweep_interval);
    sweep_.async_wait([this](const error_code& error) {
        if (!error) sweep();
    });
}

}  // namespace stoa::lmtp
