// One thread of sockets with its connections. Once in a while it looks which of them are over their time: a timer for all is
// cheaper than one for each.
#pragma once

#include "base/sockets.h"

#include <boost/asio/post.hpp>
#include <boost/intrusive/list.hpp>

#include <exception>
#include <memory>
#include <string>
#include <thread>

#include "base/log.h"

namespace stoa::sockets {

// What a connection is, so that it leaves its loop's list where it ends.
using Linked = boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// A `Connection` is Linked and has `static Task<void> run(std::unique_ptr<Connection>)`, `deadline()`, and `expire()` for when that has
// passed.
template <class Connection>
class ConnectionLoop {
public:
    // `name` is for the log: "a connection". So late as `sweep_interval` may a timeout be.
    ConnectionLoop(std::string name, std::chrono::milliseconds sweep_interval)
        : name_(std::move(name)), sweep_interval_(sweep_interval), sweep_(context_) {}

    void start() {
        sweep();
        thread_ = std::thread([this] {
            while (!context_.stopped()) {
                try {
                    context_.run();
                } catch (const std::exception& exception) {
                    log::error("{} ended by an exception: {}", name_, exception.what());
                }
            }
        });
    }
    // The loop's own thread.
    void serve(std::unique_ptr<Connection> connection) {
        connections_.push_back(*connection);
        asio::co_spawn(context_.get_executor(), Connection::run(std::move(connection)), [](const std::exception_ptr& error) {
            if (error) std::rethrow_exception(error);
        });
    }
    // Calls `function(Connection&)` with each, on the loop's thread, soon. Any thread.
    template <class Function>
    void for_each(Function function) {
        asio::post(context_, [this, function] {
            for (Connection& connection : connections_) function(connection);
        });
    }
    // Ends the thread; whatever was under way stays as it is until the loop goes. Any other thread.
    void end() {
        context_.stop();
        if (thread_.joinable()) thread_.join();
    }
    asio::io_context& context() { return context_; }

private:
    void sweep() {
        const TimePoint now = std::chrono::steady_clock::now();
        for (Connection& connection : connections_) {
            if (connection.deadline() <= now) connection.expire();
        }
        sweep_.expires_after(sweep_interval_);
        sweep_.async_wait([this](const error_code& error) {
            if (!error) sweep();
        });
    }

    std::string name_;
    std::chrono::milliseconds sweep_interval_;
    // Goes after the context, with which the last connections go.
    boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>> connections_;
    asio::io_context context_{1};
    Timer sweep_;
    std::thread thread_;
};

}  // namespace stoa::sockets
