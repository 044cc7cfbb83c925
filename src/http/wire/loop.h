// One socket thread with its connections. Once in a while it looks which of them are over their time: a timer for all
// is cheaper than one for each.
#pragma once

#include <thread>

#include "http/wire/connection.h"

namespace stoa::http {

class Loop {
public:
    static constexpr std::chrono::milliseconds sweep_interval{100};  // So late may a timeout be.

    Loop() : sweep_(context_) {}
    void start();
    // Any thread.
    void serve(Socket socket, Shared& shared);
    void stop_connections();
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

}  // namespace stoa::http
