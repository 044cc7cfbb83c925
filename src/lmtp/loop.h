// The sockets' thread with its connections. Once in a while it looks which of them are over their time.
#pragma once

#include <chrono>
#include <thread>

#include "lmtp/connection.h"

namespace stoa::lmtp {

class Loop {
public:
    static constexpr std::chrono::milliseconds sweep_interval{50};  // So late may a timeout be.

    Loop() : sweep_(context_) {}
    void start();
    // The loop's own thread.
    void serve(Socket socket, Shared& shared);
    // Any thread.
    void stop_connections(TimePoint latest);
    // Ends the thread; whatever was under way stays as it is until the loop goes. Any other thread.
    void end();
    asio::io_context& context() { return context_; }

private:
    void sweep();
    // Goes after the context, with which the last connections go.
    boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>> connections_;
    asio::io_context context_{1};
    Timer sweep_;
    std::thread thread_;
};

}  // namespace stoa::lmtp
